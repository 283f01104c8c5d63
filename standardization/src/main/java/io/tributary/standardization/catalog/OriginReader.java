package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.RecordAttribute;
import io.tributary.core.flow.ValueSource;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads where the value of a field comes from. */
final class OriginReader {

    private static final List<String> ATTRIBUTES =
            Arrays.stream(RecordAttribute.values()).map(RecordAttribute::column).toList();

    private OriginReader() {}

    /** @param key one of from, const, cel, fields and coordinates, which the rule has */
    static @Nullable ValueSource read(String key, YamlMapping rule) {
        YamlValue value = rule.value(key);
        if (value == null) {
            return null;
        }
        return switch (key) {
            case "from" -> value.isList() ? firstOf(value) : pathOrAttribute(value);
            case "const" -> constant(value);
            case "fields" -> nested(value);
            case "coordinates" -> CoordinatesReader.read(value);
            default -> expression(value);
        };
    }

    static @Nullable ValueSource pathOrAttribute(YamlValue value) {
        String text = value.text();
        if (text == null) {
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

    private static @Nullable ValueSource firstOf(YamlValue value) {
        List<YamlValue> items = value.items();
        if (items.isEmpty()) {
            value.refuse("an empty list leads nowhere; name a path");
        }
        List<ValueSource> candidates = items.stream()
                .flatMap(item -> Stream.ofNullable(pathOrAttribute(item)))
                .toList();
        return candidates.isEmpty() ? null : new ValueSource.FirstOf(candidates, false, false);
    }

    private static @Nullable ValueSource constant(YamlValue value) {
        Object constant = value.scalar();
        return constant == null ? null : new ValueSource.Constant(constant);
    }

    private static @Nullable ValueSource expression(YamlValue value) {
        String cel = value.text();
        return cel == null ? null : new ValueSource.Expression(cel);
    }

    private static @Nullable ValueSource nested(YamlValue value) {
        YamlMapping entries = value.mapping();
        if (entries == null) {
            return null;
        }
        if (entries.entries().isEmpty()) {
            entries.refuse("an object has at least one field");
        }
        List<FieldRule> fields = FieldRuleReader.readAll(entries);
        return fields.isEmpty() ? null : new ValueSource.Nested(fields);
    }
}
