package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Mask;
import io.tributary.core.flow.ValueSource;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the rule of one field, in its short form (a path or an attribute) or its long one. */
final class FieldRuleReader {

    /** In the order in which they apply. */
    private static final List<String> KEYS = List.of(
            "from",
            "const",
            "cel",
            "fields",
            "coordinates",
            "halfWidth",
            "trim",
            "missing",
            "upper",
            "lower",
            "extract",
            "split",
            "flatten",
            "each",
            "pick",
            "join",
            "code",
            "where",
            "time",
            "zone",
            "numerals",
            "to",
            "number",
            "unit",
            "check",
            "mask",
            "default");

    private static final List<String> ORIGINS = List.of("from", "const", "cel", "fields", "coordinates");

    private FieldRuleReader() {}

    /** The rules of an object's fields, in their order. */
    static List<FieldRule> readAll(YamlMapping entries) {
        List<FieldRule> fields = new ArrayList<>();
        for (Map.Entry<String, YamlValue> entry : entries.entries().entrySet()) {
            if (entry.getKey().isBlank()) {
                entry.getValue().refuse("a field has a name");
                continue;
            }
            fields.add(read(entry.getKey(), entry.getValue()));
        }
        return fields;
    }

    static FieldRule read(String name, YamlValue value) {
        if (value.isMapping()) {
            YamlMapping rule = value.mapping();
            return rule == null ? StandIns.field(name) : longForm(name, rule);
        }
        if (!value.isText()) {
            value.refuse(
                    "expected a path such as $.a.b, an attribute such as __offset__, or a rule such as {const: 1}");
            return StandIns.field(name);
        }
        ValueSource source = OriginReader.pathOrAttribute(value);
        return source == null ? StandIns.field(name) : new FieldRule(name, source, Set.of(), List.of(), null, null);
    }

    /** The rule of an array's elements, which reads the element itself unless it says otherwise. */
    static FieldRule readElement(YamlMapping rule) {
        if (rule.has("const")) {
            rule.refuse("a rule for elements reads them: 'const' does not");
        }
        boolean isWhole = ORIGINS.stream().noneMatch(rule::has);
        return isWhole ? steps("each", StandIns.ORIGIN, rule) : longForm("each", rule);
    }

    private static FieldRule longForm(String name, YamlMapping rule) {
        List<String> given = ORIGINS.stream().filter(rule::has).toList();
        if (given.isEmpty()) {
            rule.refuse(
                    "where the value comes from is missing: 'from' (a path or attribute), 'const', 'cel', 'fields' or"
                            + " 'coordinates'");
            return steps(name, StandIns.ORIGIN, rule);
        }
        for (String other : given.subList(1, given.size())) {
            rule.exclude(given.get(0), other, "a value comes from one place");
        }
        standsAlone(rule, "const", "a constant is published as it is written");
        standsAlone(rule, "coordinates", "the rules of longitude and latitude take the steps");
        standsAlone(rule, "fields", "an object is made of its fields, which have rules of their own");
        List<ValueSource> origins = given.stream()
                .flatMap(origin -> Stream.ofNullable(OriginReader.read(origin, rule)))
                .toList();
        return steps(name, origins.isEmpty() ? StandIns.ORIGIN : origins.get(0), rule);
    }

    private static void standsAlone(YamlMapping rule, String key, String why) {
        KEYS.stream().filter(other -> !ORIGINS.contains(other)).forEach(other -> rule.exclude(key, other, why));
    }

    private static FieldRule steps(String name, ValueSource origin, YamlMapping rule) {
        rule.allowOnly(Set.copyOf(KEYS));
        boolean halfWidth = rule.flag("halfWidth");
        boolean trim = rule.flag("trim");
        Set<String> missing = missing(rule);
        List<Conversion> conversions = Stream.of(
                        TextStepReader.read(rule), ArrayStepReader.read(rule), ConversionReader.read(rule))
                .flatMap(List::stream)
                .toList();
        Mask mask = MaskReader.read(rule.value("mask"));
        if (mask instanceof Mask.Drop) {
            rule.exclude("mask", "default", "what is dropped is never published");
        }
        YamlValue defaultValue = rule.value("default");
        Object standIn = defaultValue == null ? null : defaultValue.scalar();
        ValueSource source = halfWidth || trim ? cleaned(origin, halfWidth, trim) : origin;
        return new FieldRule(name, source, missing, conversions, mask, standIn);
    }

    private static ValueSource cleaned(ValueSource origin, boolean halfWidth, boolean trim) {
        List<ValueSource> candidates =
                origin instanceof ValueSource.FirstOf several ? several.candidates() : List.of(origin);
        return new ValueSource.FirstOf(candidates, halfWidth, trim);
    }

    private static Set<String> missing(YamlMapping rule) {
        Set<String> missing = new LinkedHashSet<>();
        YamlValue value = rule.value("missing");
        if (value == null) {
            return missing;
        }
        for (YamlValue item : value.itemsOrSelf()) {
            String text = item.characters();
            if (text != null) {
                missing.add(text);
            }
        }
        return missing;
    }
}
