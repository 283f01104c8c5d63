package io.tributary.core.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a flow makes of a record.
 *
 * @param schema the shared schema that every standard record satisfies
 * @param fields in the order in which they are written
 * @param when   a CEL expression; where it is false the record is FILTERED; absent: none is filtered
 * @param key    the standard field whose text becomes the record's key; absent: the source's key is kept
 * @param eventTime the standard field that says when it happened; absent: the first field with a {@code time} rule, or
 *     none
 */
public record StandardDefinition(
        SchemaReference schema,
        List<FieldRule> fields,
        @Nullable String when,
        @Nullable String key,
        @Nullable String eventTime) {

    public StandardDefinition {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a standard record has at least one field");
        }
    }

    /** The field that says when it happened: the one that was named, else the first with a {@code time} rule. */
    public @Nullable String eventTimeField() {
        if (eventTime != null) {
            return eventTime;
        }
        return fields.stream()
                .filter(rule -> rule.conversions().stream().anyMatch(Conversion.TimeFormat.class::isInstance))
                .map(FieldRule::name)
                .findFirst()
                .orElse(null);
    }
}
