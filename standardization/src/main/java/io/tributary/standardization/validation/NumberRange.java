package io.tributary.standardization.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.everit.json.schema.NumberSchema;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a number.
 *
 * @param lowest  the lowest whole number of 64 bits inside; above {@code highest} where none is
 * @param lower   the lower limit; null: none
 * @param upper   the upper limit; null: none
 */
record NumberRange(
        long lowest,
        long highest,
        @Nullable Limit lower,
        @Nullable Limit upper) {

    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    /** A number and whether it is inside itself. */
    record Limit(BigDecimal number, boolean inclusive) {}

    static NumberRange of(NumberSchema schema) {
        Limit lower = tighter(
                limit(schema.getMinimum(), !schema.isExclusiveMinimum()),
                limit(schema.getExclusiveMinimumLimit(), false),
                1);
        Limit upper = tighter(
                limit(schema.getMaximum(), !schema.isExclusiveMaximum()),
                limit(schema.getExclusiveMaximumLimit(), false),
                -1);
        if (isBeyond(lower, MAX, 1) || isBeyond(upper, MIN, -1)) {
            return new NumberRange(1, 0, lower, upper);
        }
        return new NumberRange(
                lower == null ? Long.MIN_VALUE : whole(lower, RoundingMode.CEILING, BigInteger.ONE),
                upper == null ? Long.MAX_VALUE : whole(upper, RoundingMode.FLOOR, BigInteger.ONE.negate()),
                lower,
                upper);
    }

    boolean contains(long number) {
        return number >= lowest && number <= highest;
    }

    boolean contains(BigDecimal number) {
        if (isBelow(number)) {
            return false;
        }
        if (upper != null) {
            int order = number.compareTo(upper.number);
            return order < 0 || order == 0 && upper.inclusive;
        }
        return true;
    }

    boolean isBelow(BigDecimal number) {
        int order = lower == null ? 1 : number.compareTo(lower.number);
        return order < 0 || order == 0 && lower != null && !lower.inclusive;
    }

    private static @Nullable Limit limit(@Nullable Number number, boolean inclusive) {
        return number == null ? null : new Limit(ExactDecimal.of(number), inclusive);
    }

    /** @param sign 1 where the greater limit is the tighter one, -1 where the lesser is */
    private static @Nullable Limit tighter(@Nullable Limit one, @Nullable Limit other, int sign) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int order = one.number.compareTo(other.number) * sign;
        return order > 0 || order == 0 && !one.inclusive ? one : other;
    }

    private static boolean isBeyond(@Nullable Limit limit, BigDecimal end, int sign) {
        if (limit == null) {
            return false;
        }
        int order = limit.number.compareTo(end) * sign;
        return order > 0 || order == 0 && !limit.inclusive;
    }

    /** The first whole number inside, held within 64 bits. */
    private static long whole(Limit limit, RoundingMode inward, BigInteger step) {
        if (limit.number.compareTo(MIN) < 0) {
            return Long.MIN_VALUE;
        }
        if (limit.number.compareTo(MAX) > 0) {
            return Long.MAX_VALUE;
        }
        BigDecimal rounded = limit.number.setScale(0, inward);
        boolean excluded = !limit.inclusive && rounded.compareTo(limit.number) == 0;
        return (excluded ? rounded.toBigInteger().add(step) : rounded.toBigInteger()).longValueExact();
    }
}
