package io.tributary.standardization.mapping;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
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
            Object value = JsonPointers.find(scope.tree(), violation.pointer());
            boolean hidden = hidesSource || touchesMasked(violation, scope);
            errors.add(new RecordError(
                    ErrorCode.SOURCE_SCHEMA_VIOLATION,
                    "",
                    violation.pointer(),
                    violation.keyword(),
                    SchemaDemands.expected(violation),
                    seen(value, hidden),
                    SchemaSentence.SOURCE.about(violation, value, hidden, schema.name())));
        }
        return errors;
    }

    private boolean touchesMasked(SchemaViolation violation, RecordScope scope) {
        return maskedFields.stream()
                .flatMap(field -> field.places(scope))
                .anyMatch(place -> JsonPointers.overlap(place, violation.pointer()));
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
        Object value = JsonPointers.find(record, violation.pointer());
        boolean hidden = field != null && field.hidesValue(!maskedFields.isEmpty());
        return new RecordError(
                ErrorCode.SCHEMA_VIOLATION,
                violation.pointer(),
                field == null ? null : field.sourcePointer(scope, JsonPointers.rest(violation.pointer())),
                violation.keyword(),
                SchemaDemands.expected(violation),
                seen(value, hidden),
                SchemaSentence.STANDARD.about(violation, value, hidden, schema.name()));
    }

    private static @Nullable String seen(@Nullable Object value, boolean hidden) {
        if (value == null) {
            return null;
        }
        return hidden ? Shown.MASKED : Shown.of(value);
    }
}
