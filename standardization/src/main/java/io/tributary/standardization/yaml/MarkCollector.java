package io.tributary.standardization.yaml;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.yaml.DocumentMarks.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Notes the place of every path of a document. It follows aliases, so it is also where a document that grows beyond
 * bounds by them is found out.
 */
final class MarkCollector {

    private static final int MAX_NODES = 50_000;

    private final String origin;
    private final Map<String, Position> positions = new HashMap<>();
    private int nodes;

    MarkCollector(String origin) {
        this.origin = origin;
    }

    DocumentMarks collect(Node root) {
        visit("", root, 0);
        return new DocumentMarks(origin, positions);
    }

    private void visit(String path, Node node, int depth) {
        nodes++;
        if (nodes > MAX_NODES || depth > BoundedComposer.MAX_NESTING) {
            throw new ConfigurationException(List.of(ConfigurationProblem.of(
                    origin,
                    "",
                    Wording.of(
                            "with its aliases (*name) written out, the document has more than " + MAX_NODES
                                    + " values or is nested deeper than " + BoundedComposer.MAX_NESTING + " levels",
                            "展开别名（*name）后，文档的值超过 " + MAX_NODES + " 个，或嵌套超过 " + BoundedComposer.MAX_NESTING + " 层"))));
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    String inner = YamlPath.member(path, key.getValue());
                    positions.putIfAbsent(inner, place(key, entry.getValueNode()));
                    visit(inner, entry.getValueNode(), depth + 1);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                Node item = sequence.getValue().get(i);
                String inner = YamlPath.item(path, i);
                positions.putIfAbsent(inner, place(item));
                visit(inner, item, depth + 1);
            }
        }
    }

    // The value where it stands beside its key; else the key, which is what a person looks for.
    private static Position place(Node key, Node value) {
        Position ofKey = place(key);
        Position ofValue = place(value);
        return ofValue.line() == ofKey.line() ? ofValue : ofKey;
    }

    private static Position place(Node node) {
        Mark mark = node.getStartMark().orElseThrow();
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
