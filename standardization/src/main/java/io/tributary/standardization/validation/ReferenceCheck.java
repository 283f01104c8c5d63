package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;

/**
 * A check that is still being compiled when it is first referred to: the knot of a recursive schema.
 *
 * <p><b>Threading:</b> linked by the thread that compiles, before anyone else sees it.
 */
final class ReferenceCheck implements Check {

    private Check target = FixedCheck.NOTHING;

    void link(Check compiled) {
        target = compiled;
    }

    @Override
    public boolean accepts(Object value) {
        return target.accepts(value);
    }

    /** Ends: a schema never leads back to itself without descending, and layouts are finite. */
    @Override
    public Check over(RecordLayout layout) {
        return target.over(layout);
    }
}
