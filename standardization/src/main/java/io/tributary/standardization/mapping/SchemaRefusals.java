package io.tributary.standardization.mapping;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.validation.SchemaViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns violations of a schema into reasons for people, and hides what masked fields hold.
 *
 * <p><b>Threading:</b> immutable.
 */
final class SchemaRefusals {

    private final Map<String, FieldPlan> fields = new HashMap<>();
    private final List<FieldPlan> maskedFields;
    private final boolean hidesSource;

    SchemaRefusals(List<FieldPlan> plans) {
        plans.forEach(plan -> fields.put(plan.name(), plan));
        this.maskedFields = plans.stream().filter(FieldPlan::isMasked).toList();
        // What such a field takes may stand anywhere in the record.
        this.hidesSource = maskedFields.stream().anyMatch(FieldPlan::readsAnywhere);
    }

    List<RecordError> ofSource(SchemaCheck schema, RecordScope scope) {
        List<RecordError> errors = new ArrayList<>();
        for (SchemaViolation violation : schema.validator().validate(scope.tree())) {
            String seen = seen(scope.tree(), violation, hidesSource || touchesMasked(violation, scope));
            errors.add(new RecordError(
                    ErrorCode.SOURCE_SCHEMA_VIOLATION,
                    "",
                    violation.pointer(),
                    violation.keyword(),
                    expected(violation),
                    seen,
                    Wording.same("the source record " + message(violation, seen, schema.name()))));
        }
        return errors;
    }

    private boolean touchesMasked(SchemaViolation violation, RecordScope scope) {
        return maskedFields.stream()
                .map(field -> field.sourcePointer(scope))
                .anyMatch(pointer -> pointer != null && JsonPointers.overlap(pointer, violation.pointer()));
    }

    /** @param failed fields that are absent because they were refused already, with their reasons told */
    List<RecordError> ofStandard(
            SchemaCheck schema, Map<String, Object> record, Set<String> failed, RecordScope scope) {
        List<RecordError> errors = new ArrayList<>();
        for (SchemaViolation violation : schema.validator().validate(record)) {
            String name = JsonPointers.firstName(violation.pointer());
            boolean follows = failed.contains(name) || name.isEmpty() && !failed.isEmpty();
            if (!follows) {
                errors.add(standardError(schema, record, violation, fields.get(name), scope));
            }
        }
        return errors;
    }

    private RecordError standardError(
            SchemaCheck schema,
            Map<String, Object> record,
            SchemaViolation violation,
            @Nullable FieldPlan field,
            RecordScope scope) {
        String seen = seen(record, violation, field != null && field.hidesValue(!maskedFields.isEmpty()));
        return new RecordError(
                ErrorCode.SCHEMA_VIOLATION,
                violation.pointer(),
                field == null ? null : field.sourcePointer(scope),
                violation.keyword(),
                expected(violation),
                seen,
                Wording.same("the standard record " + message(violation, seen, schema.name())));
    }

    private static @Nullable String seen(Object tree, SchemaViolation violation, boolean hidden) {
        Object value = JsonPointers.find(tree, violation.pointer());
        if (value == null) {
            return null;
        }
        return hidden ? Shown.MASKED : Shown.of(value);
    }

    /** The schema's own JSON, which reads the same to everybody. */
    private static @Nullable Wording expected(SchemaViolation violation) {
        return violation.expected() == null ? null : Wording.same(violation.expected());
    }

    private static String message(SchemaViolation violation, @Nullable String seen, String schema) {
        String place = violation.pointer().isEmpty() ? "" : " at " + violation.pointer();
        String demand = violation.expected() == null
                ? "'" + violation.keyword() + "'"
                : "'" + violation.keyword() + ": " + violation.expected() + "'";
        String value = seen == null ? "" : " with " + seen;
        return "breaks " + demand + " of " + schema + place + value;
    }
}
