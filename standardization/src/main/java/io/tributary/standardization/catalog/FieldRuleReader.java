package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.Mask;
import io.tributary.core.flow.RecordAttribute;
import io.tributary.core.flow.ValueSource;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rule of one field, in its short form (a path or an attribute) or its long one. */
final class FieldRuleReader {

    private static final Set<String> KEYS = Set.of(
            "from", "const", "cel", "missing", "code", "where", "time", "zone", "to", "number", "check", "mask",
            "default");
    private static final List<String> ORIGINS = List.of("from", "const", "cel");
    private static final List<String> ATTRIBUTES =
            Arrays.stream(RecordAttribute.values()).map(RecordAttribute::column).toList();

    private FieldRuleReader() {}

    static @Nullable FieldRule read(String name, YamlValue value) {
        if (value.isMapping()) {
            YamlMapping rule = value.mapping();
            return rule == null ? null : longForm(name, rule);
        }
        if (!value.isText()) {
            value.refuse(
                    "expected a path such as $.a.b, an attribute such as __offset__, or a rule such as {const: 1}");
            return null;
        }
        ValueSource source = pathOrAttribute(value);
        return source == null ? null : new FieldRule(name, source, Set.of(), List.of(), null, null);
    }

    private static @Nullable FieldRule longForm(String name, YamlMapping rule) {
        rule.allowOnly(KEYS);
        ValueSource source = source(rule);
        checkConstantStandsAlone(rule);
        Set<String> missing = missing(rule);
        List<Conversion> conversions = ConversionReader.read(rule);
        Mask mask = MaskReader.read(rule.value("mask"));
        if (mask instanceof Mask.Drop) {
            rule.exclude("mask", "default", "what is dropped is never published");
        }
        YamlValue defaultValue = rule.value("default");
        Object standIn = defaultValue == null ? null : defaultValue.scalar();
        return source == null ? null : new FieldRule(name, source, missing, conversions, mask, standIn);
    }

    private static @Nullable ValueSource source(YamlMapping rule) {
        List<String> given = ORIGINS.stream().filter(rule::has).toList();
        if (given.isEmpty()) {
            rule.refuse("where the value comes from is missing: 'from' (a path or attribute), 'const' or 'cel'");
            return null;
        }
        for (String other : given.subList(1, given.size())) {
            rule.exclude(given.get(0), other, "a value comes from one place");
        }
        return switch (given.get(0)) {
            case "from" -> pathOrAttribute(rule.value("from"));
            case "const" -> constant(rule.value("const"));
            default -> expression(rule.text("cel"));
        };
    }

    private static @Nullable ValueSource constant(@Nullable YamlValue value) {
        Object constant = value == null ? null : value.scalar();
        return constant == null ? null : new ValueSource.Constant(constant);
    }

    private static @Nullable ValueSource expression(@Nullable String cel) {
        return cel == null ? null : new ValueSource.Expression(cel);
    }

    private static @Nullable ValueSource pathOrAttribute(@Nullable YamlValue value) {
        String text = value == null ? null : value.text();
        if (value == null || text == null) {
            return null;
        }
        if (text.startsWith("$")) {
            return new ValueSource.Path(text);
        }
        Optional<RecordAttribute> attribute = RecordAttribute.ofColumn(text);
        if (attribute.isEmpty()) {
            value.refuse(
                    "expected a path such as $.a.b or one of " + String.join(" ", ATTRIBUTES) + "; got '" + text
                            + "'. A fixed text is {const: ...}",
                    NearestName.of(text, ATTRIBUTES));
            return null;
        }
        return new ValueSource.Attribute(attribute.get());
    }

    private static void checkConstantStandsAlone(YamlMapping rule) {
        for (String other : List.of("missing", "code", "time", "number", "check", "mask", "default")) {
            rule.exclude("const", other, "a constant is published as it is written");
        }
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
