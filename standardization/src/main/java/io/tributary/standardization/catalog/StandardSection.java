package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.ValueSource;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code standard} section of a flow file. */
final class StandardSection {

    private static final Set<String> KEYS = Set.of("schema", "fields", "when", "key", "eventTime");

    private StandardSection() {}

    static StandardDefinition read(YamlMapping section) {
        section.allowOnly(KEYS);
        YamlValue schemaValue = section.required("schema", "the shared schema, such as air-quality@latest");
        SchemaReference schema = schemaValue == null ? null : schemaValue.parsed(SchemaReference::parse);
        YamlValue fieldsValue = section.required("fields", "the fields of the standard record, each with its rule");
        YamlMapping fieldEntries = fieldsValue == null ? null : fieldsValue.mapping();
        List<FieldRule> fields = fieldEntries == null ? List.of() : FieldRuleReader.readAll(fieldEntries);
        if (fieldEntries != null && fieldEntries.entries().isEmpty()) {
            fieldEntries.refuse("a standard record has at least one field");
        }
        String when = section.text("when");
        String key = fieldName(section.value("key"), fieldEntries);
        String eventTime = fieldName(section.value("eventTime"), fieldEntries);
        requireSingleValue(section.value("key"), key, fields);
        requireSingleValue(section.value("eventTime"), eventTime, fields);
        if (schema == null) {
            section.giveUp("schema");
        }
        if (fields.isEmpty()) {
            List.of("fields", "key", "eventTime").forEach(section::giveUp);
        }
        return new StandardDefinition(
                schema == null ? StandIns.SCHEMA : schema,
                fields.isEmpty() ? StandIns.STANDARD.fields() : fields,
                when,
                key,
                eventTime);
    }

    private static @Nullable String fieldName(@Nullable YamlValue value, @Nullable YamlMapping fields) {
        String name = value == null ? null : value.text();
        if (value == null || name == null || fields == null || fields.has(name)) {
            return name;
        }
        Set<String> known = fields.entries().keySet();
        String outermost = name.split("[./]", 2)[0];
        if (fields.has(outermost)) {
            value.refuse("'" + name + "' lies within the field '" + outermost
                    + "'; only a field at the top can be named here: give it a rule of its own there");
            return name;
        }
        value.refuse("'" + name + "' is none of the fields of this flow", NearestName.of(name, known));
        return name;
    }

    private static void requireSingleValue(@Nullable YamlValue value, @Nullable String name, List<FieldRule> fields) {
        boolean isObject = fields.stream()
                .anyMatch(field -> field.name().equals(name) && field.source() instanceof ValueSource.Nested);
        if (value != null && isObject) {
            value.refuse("'" + name + "' is an object; name a field at the top that holds a single value");
        }
    }
}
