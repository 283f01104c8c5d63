package io.tributary.standardization.validation;

import org.jspecify.annotations.Nullable;

/**
 * One step of a compiled plan: a schema's demand on one value.
 *
 * <p><b>Threading:</b> immutable once the plan is linked; any number of threads may check at once.
 */
interface Check {

    /**
     * @throws EffortSpentException where it takes more work than is left
     */
    boolean accepts(Object value, Effort effort);

    /**
     * The same as {@link #accepts}, telling where it refuses.
     *
     * @return null where it accepts
     */
    @Nullable
    Refusal refusal(Object value, Effort effort);

    /** Counts what everit does to report on the value: all of it, where a verdict may stop early. */
    default void count(Object value, ReportCost cost) {
        cost.add(1);
    }

    /** The same check, with the members of records of one layout found by their places. */
    default Check over(LayoutBinding binding) {
        return this;
    }
}
