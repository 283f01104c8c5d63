package io.tributary.standardization.mapping;

import io.tributary.standardization.codec.RecordLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a flow makes of a record, ready to run.
 *
 * @param slots     what the fields read of a source record
 * @param fields    in the order in which they are written
 * @param key       the field that gives the key; absent: the source's key is kept
 * @param eventTime a field without a time rule whose RFC 3339 text says when the event happened; absent where the fields
 *     themselves know, or nobody does
 * @param lookups   keeps account of what they did not find
 */
record MappingPlan(
        SlotTable slots,
        List<FieldPlan> fields,
        @Nullable CelExpression when,
        @Nullable String key,
        @Nullable String eventTime,
        CodeLookups lookups) {

    MappingPlan {
        fields = List.copyOf(fields);
    }

    RecordLayout layout() {
        return RecordLayout.of(fields.stream().map(FieldPlan::name).toList());
    }

    /** Whether anything in a record has to stay hidden. */
    boolean masks() {
        return fields.stream().anyMatch(FieldPlan::isMasked);
    }
}
