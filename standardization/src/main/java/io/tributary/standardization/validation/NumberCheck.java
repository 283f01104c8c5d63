package io.tributary.standardization.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.everit.json.schema.NumberSchema;
import org.jspecify.annotations.Nullable;

/** Demands on a number, exact: whole numbers of 64 bits by plain arithmetic, all others as decimals. */
final class NumberCheck implements Check {

    private final boolean required;
    private final boolean integer;
    private final NumberRange range;
    private final @Nullable BigDecimal multipleOf;
    private final long wholeMultipleOf;

    private NumberCheck(NumberSchema schema) {
        this.integer = schema.requiresInteger();
        this.required = integer || schema.isRequiresNumber();
        this.range = NumberRange.of(schema);
        Number multiple = schema.getMultipleOf();
        this.multipleOf = multiple == null ? null : ExactDecimal.of(multiple);
        this.wholeMultipleOf = multiple instanceof Integer || multiple instanceof Long ? multiple.longValue() : 0;
    }

    /**
     * @throws IllegalArgumentException where no number could be a multiple
     */
    static NumberCheck of(NumberSchema schema) {
        if (schema.getMultipleOf() != null
                && ExactDecimal.of(schema.getMultipleOf()).signum() == 0) {
            throw new IllegalArgumentException("multipleOf is 0, and nothing is a multiple of that");
        }
        return new NumberCheck(schema);
    }

    @Override
    public boolean accepts(Object value, Effort effort) {
        if (value instanceof Long number) {
            return acceptsLong(number);
        }
        if (value instanceof BigDecimal number) {
            // What is written with a point or an exponent is no integer, whatever its worth.
            return integer ? false : acceptsDecimal(number);
        }
        if (value instanceof BigInteger number) {
            return acceptsDecimal(new BigDecimal(number));
        }
        return !required;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        if (accepts(value, effort)) {
            return null;
        }
        if (!(value instanceof Number number) || integer && number instanceof BigDecimal) {
            return Refusal.by("type");
        }
        BigDecimal decimal = ExactDecimal.of(number);
        if (range.contains(decimal)) {
            return Refusal.by("multipleOf");
        }
        return Refusal.by(range.isBelow(decimal) ? "minimum" : "maximum");
    }

    private boolean acceptsLong(long number) {
        if (!range.contains(number)) {
            return false;
        }
        if (multipleOf == null) {
            return true;
        }
        return wholeMultipleOf != 0
                ? number % wholeMultipleOf == 0
                : isMultiple(BigDecimal.valueOf(number), multipleOf);
    }

    private boolean acceptsDecimal(BigDecimal number) {
        return range.contains(number) && (multipleOf == null || isMultiple(number, multipleOf));
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal divisor) {
        return number.remainder(divisor).signum() == 0;
    }
}
