package io.tributary.standardization.mapping;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On which day records happened, by the field that says so: the date in the field's zone. It reads the field for itself, so
 * that the order of fields does not matter.
 *
 * <p><b>Threading:</b> immutable.
 */
final class RecordDate {

    private final FieldPlan plan;
    private final boolean hidden;

    /**
     * @param hidden whether the day must not show in a reason
     */
    RecordDate(FieldPlan plan, boolean hidden) {
        this.plan = plan;
        this.hidden = hidden;
    }

    String field() {
        return plan.name();
    }

    boolean isHidden() {
        return hidden;
    }

    /** Null where the field is absent or refused; why, its own refusal tells. */
    @Nullable
    Long epochDay(RecordScope scope) {
        try {
            LocalDate date = plan.date(scope.record());
            return date == null ? null : (Long) date.toEpochDay();
        } catch (FieldRefusal e) {
            return null;
        }
    }
}
