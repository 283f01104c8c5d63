package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;

/** What another check refuses. */
record NotCheck(Check refusing) implements Check {

    @Override
    public boolean accepts(Object value) {
        return !refusing.accepts(value);
    }

    @Override
    public Check over(RecordLayout layout) {
        return new NotCheck(refusing.over(layout));
    }
}
