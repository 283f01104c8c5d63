package io.tributary.standardization.catalog;

import io.tributary.core.flow.ArrayStep;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.FieldRule;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the rule of a field does with arrays. */
final class ArrayStepReader {

    private static final Set<String> SPLIT_KEYS = Set.of("on", "trim", "dropEmpty");
    private static final int FURTHEST = 9999;

    private ArrayStepReader() {}

    static List<Conversion> read(YamlMapping rule) {
        rule.exclude("pick", "join", "one element needs no joining");
        Conversion flatten = rule.flag("flatten") ? new ArrayStep.Flatten() : null;
        return Stream.<@Nullable Conversion>of(
                        split(rule.value("split")),
                        flatten,
                        each(rule.value("each")),
                        pick(rule.value("pick")),
                        join(rule.value("join")))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static @Nullable Conversion split(@Nullable YamlValue value) {
        if (value == null) {
            return null;
        }
        if (!value.isMapping()) {
            String on = separator(value);
            return on == null ? null : new ArrayStep.Split(on, false, false);
        }
        YamlMapping split = value.mapping();
        if (split == null) {
            return null;
        }
        split.allowOnly(SPLIT_KEYS);
        YamlValue onValue = split.required("on", "the text between the parts, such as \",\"");
        String on = onValue == null ? null : separator(onValue);
        boolean trim = split.flag("trim");
        boolean dropEmpty = split.flag("dropEmpty");
        return on == null ? null : new ArrayStep.Split(on, trim, dropEmpty);
    }

    /** A blank is as good as any other text to split on. */
    private static @Nullable String separator(YamlValue value) {
        String text = value.isText() ? value.characters() : value.text();
        if (text != null && text.isEmpty()) {
            value.refuse("expected the text between the parts, such as \",\"; it is empty");
            return null;
        }
        return text;
    }

    private static @Nullable Conversion each(@Nullable YamlValue value) {
        YamlMapping rule = value == null ? null : value.mapping();
        FieldRule element = rule == null ? null : FieldRuleReader.readElement(rule);
        return element == null ? null : new ArrayStep.Each(element);
    }

    private static @Nullable Conversion pick(@Nullable YamlValue value) {
        if (value == null) {
            return null;
        }
        if (value.isText()) {
            return switch (String.valueOf(value.characters())) {
                case "first" -> new ArrayStep.Pick(0);
                case "last" -> new ArrayStep.Pick(-1);
                default -> {
                    value.refuse("expected first, last, or a place such as 0 or -1");
                    yield null;
                }
            };
        }
        Integer index = value.integer(-FURTHEST, FURTHEST);
        return index == null ? null : new ArrayStep.Pick(index);
    }

    private static @Nullable Conversion join(@Nullable YamlValue value) {
        if (value == null) {
            return null;
        }
        String with = value.isText() ? value.characters() : value.text();
        return with == null ? null : new ArrayStep.Join(with);
    }
}
