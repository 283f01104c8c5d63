package io.tributary.standardization.validation;

import io.tributary.standardization.codec.RecordLayout;

/** {@code if}, {@code then} and {@code else}. */
record ConditionalCheck(Check condition, Check consequence, Check alternative) implements Check {

    @Override
    public boolean accepts(Object value) {
        return condition.accepts(value) ? consequence.accepts(value) : alternative.accepts(value);
    }

    @Override
    public Check over(RecordLayout layout) {
        return new ConditionalCheck(condition.over(layout), consequence.over(layout), alternative.over(layout));
    }
}
