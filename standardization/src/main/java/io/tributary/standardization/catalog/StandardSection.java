package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code standard} section of a flow file. */
final class StandardSection {

    private static final Set<String> KEYS = Set.of("schema", "fields", "when", "key", "eventTime");

    private StandardSection() {}

    static @Nullable StandardDefinition read(@Nullable YamlMapping section) {
        if (section == null) {
            return null;
        }
        section.allowOnly(KEYS);
        YamlValue schemaValue = section.required("schema", "the shared schema, such as air-quality@latest");
        SchemaReference schema = schemaValue == null ? null : schemaValue.parsed(SchemaReference::parse);
        YamlValue fieldsValue = section.required("fields", "the fields of the standard record, each with its rule");
        YamlMapping fieldEntries = fieldsValue == null ? null : fieldsValue.mapping();
        List<FieldRule> fields = fieldEntries == null ? List.of() : fields(fieldEntries);
        String when = section.text("when");
        String key = fieldName(section.value("key"), fieldEntries);
        String eventTime = fieldName(section.value("eventTime"), fieldEntries);
        return schema == null || fields.isEmpty() ? null : new StandardDefinition(schema, fields, when, key, eventTime);
    }

    private static List<FieldRule> fields(YamlMapping entries) {
        List<FieldRule> fields = new ArrayList<>();
        if (entries.entries().isEmpty()) {
            entries.refuse("a standard record has at least one field");
        }
        for (Map.Entry<String, YamlValue> entry : entries.entries().entrySet()) {
            if (entry.getKey().isBlank()) {
                entry.getValue().refuse("a field has a name");
                continue;
            }
            FieldRule rule = FieldRuleReader.read(entry.getKey(), entry.getValue());
            if (rule != null) {
                fields.add(rule);
            }
        }
        return fields;
    }

    private static @Nullable String fieldName(@Nullable YamlValue value, @Nullable YamlMapping fields) {
        String name = value == null ? null : value.text();
        if (value == null || name == null || fields == null || fields.has(name)) {
            return name;
        }
        Set<String> known = fields.entries().keySet();
        value.refuse("'" + name + "' is none of the fields of this flow", NearestName.of(name, known));
        return name;
    }
}
