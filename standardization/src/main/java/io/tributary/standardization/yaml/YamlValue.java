package io.tributary.standardization.yaml;

import io.tributary.core.fault.NearestName;
import io.tributary.core.outcome.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value at its place. Reading it as something that it is not adds a problem and gives null (or an empty list), so that
 * a reader goes on and finds the next problem too.
 *
 * <p><b>Threading:</b> confined to the thread that reads the document.
 */
public final class YamlValue {

    private final String path;
    private final Node node;
    private final Problems problems;

    YamlValue(String path, Node node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    public String path() {
        return path;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isText() {
        return node.getTag().equals(Tag.STR) && node instanceof ScalarNode;
    }

    /** Adds a problem at this place, in English only. */
    public void refuse(String message) {
        refuse(message, null);
    }

    /** Adds a problem at this place, about a name that is near a valid one. */
    public void refuse(String message, @Nullable String nearest) {
        problems.add(path, Wording.same(message), nearest);
    }

    private void refuse(Wording wording) {
        problems.add(path, wording);
    }

    private void refuseKind(String english, String chinese) {
        Wording kind = ValueKind.of(node);
        refuse(Wording.of("expected " + english + "; got " + kind.english(), "应为" + chinese + "；实为" + kind.chinese()));
    }

    /** A text that is neither empty nor blank. */
    public @Nullable String text() {
        if (isText() && node instanceof ScalarNode scalar) {
            if (!scalar.getValue().isBlank()) {
                return scalar.getValue();
            }
            refuse(Wording.of("expected a text, but it is empty", "应为文本，但它为空"));
            return null;
        }
        boolean needsQuotes = node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
        Wording kind = ValueKind.of(node);
        refuse(Wording.of(
                "expected a text; got " + kind.english() + (needsQuotes ? "; put it in quotes" : ""),
                "应为文本；实为" + kind.chinese() + (needsQuotes ? "；请加上引号" : "")));
        return null;
    }

    /** The characters of a text, number or boolean as they are written; a text may be empty. */
    public @Nullable String characters() {
        return scalar() != null && node instanceof ScalarNode written ? written.getValue() : null;
    }

    /** A text, as String; a number, as Long or BigDecimal; or a Boolean. */
    public @Nullable Object scalar() {
        if (!(node instanceof ScalarNode scalar)) {
            refuseKind("a text, a number, true or false", "文本、数字、true 或 false");
            return null;
        }
        String written = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return written;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(written);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(tag, written);
        }
        refuseKind("a text, a number, true or false", "文本、数字、true 或 false");
        return null;
    }

    private @Nullable Object number(Tag tag, String written) {
        try {
            if (tag.equals(Tag.INT)) {
                return Long.valueOf(written);
            }
            return new BigDecimal(written);
        } catch (NumberFormatException e) {
            refuse(Wording.of(
                    "'" + written + "' is not a number that can be held exactly; put it in quotes if a text is meant",
                    "'" + written + "' 不是可精确表示的数字；如为文本，请加上引号"));
            return null;
        }
    }

    /** True or false; null where it is neither. */
    public @Nullable Boolean flag() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        refuseKind("true or false", " true 或 false");
        return null;
    }

    /** A whole number within bounds, both included. */
    public @Nullable Integer integer(int least, int most) {
        boolean whole = node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT);
        Object number = whole ? scalar() : null;
        if (number instanceof Long count && count >= least && count <= most) {
            return count.intValue();
        }
        if (number != null || !whole) {
            refuseKind("a whole number from " + least + " to " + most, " " + least + " 至 " + most + " 的整数");
        }
        return null;
    }

    public @Nullable YamlMapping mapping() {
        if (node instanceof MappingNode mapping) {
            return YamlMapping.of(path, mapping, problems);
        }
        refuseKind("keys and values", "键值映射");
        return null;
    }

    /** The items of a list, or this value alone where it is no list. */
    public List<YamlValue> itemsOrSelf() {
        return isList() ? items() : List.of(this);
    }

    public List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            refuseKind("a list", "列表");
            return List.of();
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(YamlPath.item(path, items.size()), item, problems));
        }
        return items;
    }

    /** A text that stands for one of a few values. */
    public <T> @Nullable T oneOf(Map<String, T> choices) {
        String text = text();
        if (text == null) {
            return null;
        }
        T chosen = choices.get(text);
        if (chosen == null) {
            String names = choices.keySet().stream().sorted().collect(Collectors.joining(", "));
            String got = Shortened.quote(text);
            problems.add(
                    path,
                    Wording.of("expected one of " + names + "; got " + got, "应为以下之一：" + names + "；实为 " + got),
                    NearestName.of(text, choices.keySet()));
        }
        return chosen;
    }

    /** A text in a form that {@code parse} knows; what it refuses by {@link IllegalArgumentException} is a problem here. */
    public <T> @Nullable T parsed(Function<String, T> parse) {
        String text = text();
        return text == null ? null : convert(text, parse);
    }

    /** Like {@link #parsed}, of a text or number as it is written. */
    public <T> @Nullable T parsedCharacters(Function<String, T> parse) {
        String written = characters();
        return written == null ? null : convert(written, parse);
    }

    /** Like {@link #parsed}, of a name out of many; where it is refused, the nearest of these is told. */
    public <T> @Nullable T parsedName(Function<String, T> parse, Supplier<Set<String>> known) {
        String name = text();
        try {
            return name == null ? null : parse.apply(name);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()), NearestName.of(String.valueOf(name), known.get()));
            return null;
        }
    }

    private <T> @Nullable T convert(String written, Function<String, T> parse) {
        try {
            return parse.apply(written);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
