package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;

/**
 * One step of a compiled plan: a schema's demand on one value.
 *
 * <p><b>Threading:</b> immutable once the plan is linked; any number of threads may check at once.
 */
interface Check {

    boolean accepts(Object value);

    /** The same check, with the members of records of one layout found by their places. */
    default Check over(RecordLayout layout) {
        return this;
    }
}
