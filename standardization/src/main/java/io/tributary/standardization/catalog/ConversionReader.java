package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the rule of a field converts a single value to: a code, a time or a number, checked or not. */
final class ConversionReader {

    private static final List<String> CONVERSIONS = List.of("code", "time", "number");

    private ConversionReader() {}

    static List<Conversion> read(YamlMapping rule) {
        List<String> given = CONVERSIONS.stream().filter(rule::has).toList();
        for (String other : given.subList(Math.min(1, given.size()), given.size())) {
            rule.exclude(given.get(0), other, "a value is converted once");
        }
        rule.exclude("code", "unit", "a code is no measured number");
        rule.exclude("time", "unit", "a time is no measured number");
        goesWith(rule, "where", "code");
        goesWith(rule, "zone", "time");
        goesWith(rule, "to", "time");
        goesWith(rule, "numerals", "time");
        return Stream.of(
                        code(rule),
                        TimeRuleReader.read(rule),
                        NumberRuleReader.number(rule.value("number")),
                        NumberRuleReader.unit(rule.value("unit")),
                        CheckReader.read(rule.value("check")))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static void goesWith(YamlMapping rule, String key, String main) {
        YamlValue value = rule.value(key);
        if (value != null && !rule.has(main)) {
            value.refuse("'" + key + "' goes with '" + main + "' only");
        }
    }

    private static @Nullable Conversion code(YamlMapping rule) {
        YamlValue code = rule.value("code");
        YamlValue where = rule.value("where");
        return code == null ? null : CodeRuleReader.read(code, where);
    }
}
