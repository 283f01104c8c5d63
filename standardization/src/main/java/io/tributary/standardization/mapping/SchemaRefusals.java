package io.tributary.standardization.mapping;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.validation.SchemaViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns violations of a schema into reasons for people, and hides what masked fields hold.
 *
 * <p><b>Threading:</b> immutable.
 */
final class SchemaRefusals {

    /** As many as a dead letter keeps. */
    private static final int MAX_ERRORS = 50;

    private final Map<String, FieldPlan> fields = new HashMap<>();
    private final List<FieldPlan> maskedFields;
    private final boolean hidesSource;

    SchemaRefusals(List<FieldPlan> plans) {
        plans.forEach(plan -> fields.put(plan.name(), plan));
        this.maskedFields = plans.stream().filter(FieldPlan::isMasked).toList();
        // What such a field takes may stand anywhere in the record.
        this.hidesSource = maskedFields.stream().anyMatch(FieldPlan::readsAnywhere);
    }

    /** Why a raw record was refused; at least one reason. */
    List<RecordError> ofSource(SchemaCheck schema, RecordScope scope) {
        List<SchemaViolation> violations = schema.validator().validate(scope.tree());
        return told(
                violations,
                violation -> sourceError(schema, violation, scope),
                new RefusedWhole(ErrorCode.SOURCE_SCHEMA_VIOLATION, SchemaSentence.SOURCE, schema.name()));
    }

    private RecordError sourceError(SchemaCheck schema, SchemaViolation violation, RecordScope scope) {
        Object value = JsonPointers.find(scope.tree(), violation.pointer());
        boolean hidden = hidesSource || touchesMasked(violation, scope);
        return new RecordError(
                ErrorCode.SOURCE_SCHEMA_VIOLATION,
                "",
                violation.pointer(),
                violation.keyword(),
                SchemaDemands.expected(violation),
                seen(value, hidden),
                SchemaSentence.SOURCE.about(violation, value, hidden, schema.name()));
    }

    /** A record that a schema refused always has a reason, and never more than anyone reads. */
    private static List<RecordError> told(
            List<SchemaViolation> violations, Function<SchemaViolation, RecordError> telling, RefusedWhole whole) {
        if (violations.isEmpty()) {
            return List.of(whole.withoutPlace());
        }
        if (violations.get(0).isOfWork()) {
            return List.of(whole.forItsWork());
        }
        int told = violations.size() > MAX_ERRORS ? MAX_ERRORS - 1 : violations.size();
        List<RecordError> errors = new ArrayList<>();
        violations.subList(0, told).forEach(violation -> errors.add(telling.apply(violation)));
        if (told < violations.size()) {
            errors.add(whole.withMore(violations.size() - told));
        }
        return errors;
    }

    private boolean touchesMasked(SchemaViolation violation, RecordScope scope) {
        return maskedFields.stream()
                .flatMap(field -> field.places(scope))
                .anyMatch(place -> JsonPointers.overlap(place, violation.pointer()));
    }

    /**
     * Why a standard record was refused; at least one reason, where no field was refused before.
     *
     * @param failed fields that are absent because they were refused already, with their reasons told
     */
    List<RecordError> ofStandard(
            SchemaCheck schema, Map<String, Object> record, Set<String> failed, RecordScope scope) {
        List<SchemaViolation> violations = schema.validator().validate(record).stream()
                .filter(violation -> !follows(violation, failed))
                .toList();
        if (violations.isEmpty() && !failed.isEmpty()) {
            return List.of();
        }
        return told(
                violations,
                violation -> standardError(schema, record, violation, scope),
                new RefusedWhole(ErrorCode.SCHEMA_VIOLATION, SchemaSentence.STANDARD, schema.name()));
    }

    private static boolean follows(SchemaViolation violation, Set<String> failed) {
        String name = JsonPointers.firstName(violation.pointer());
        return failed.contains(name) || name.isEmpty() && !failed.isEmpty();
    }

    private RecordError standardError(
            SchemaCheck schema, Map<String, Object> record, SchemaViolation violation, RecordScope scope) {
        FieldPlan field = fields.get(JsonPointers.firstName(violation.pointer()));
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
