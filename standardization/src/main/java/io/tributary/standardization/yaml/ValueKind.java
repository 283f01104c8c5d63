package io.tributary.standardization.yaml;

import io.tributary.core.outcome.Wording;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Says what stands at a place, where something else was expected. */
final class ValueKind {

    private ValueKind() {}

    static Wording of(Node node) {
        if (node instanceof MappingNode) {
            return Wording.of("keys and values", "键值映射");
        }
        if (node instanceof SequenceNode) {
            return Wording.of("a list", "列表");
        }
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return Wording.of("nothing", "空");
        }
        String written = node instanceof ScalarNode scalar ? Shortened.quote(scalar.getValue()) : "";
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Wording.of("the number " + written, "数字 " + written);
        }
        if (tag.equals(Tag.BOOL)) {
            return Wording.of("the boolean " + written, "布尔值 " + written);
        }
        return tag.equals(Tag.STR)
                ? Wording.of("the text " + written, "文本 " + written)
                : Wording.of("a value tagged " + tag, "标记为 " + tag + " 的值");
    }
}
