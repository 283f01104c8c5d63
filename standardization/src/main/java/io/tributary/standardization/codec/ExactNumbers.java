package io.tributary.standardization.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact numbers of trees, and guards against numbers that are short to write and endless to compute with, such as {@code 1e999999999}. */
public final class ExactNumbers {

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private ExactNumbers() {}

    /** @param number of a tree: Long, BigInteger or BigDecimal */
    public static BigDecimal decimal(Object number) {
        if (number instanceof Long count) {
            return BigDecimal.valueOf(count);
        }
        return number instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) number;
    }

    /** As a tree holds it: a Long where it has no digits after its point and fits, a BigInteger where it has none and does not. */
    public static Object inTree(BigDecimal number) {
        if (number.scale() > 0) {
            return number;
        }
        boolean isLong = number.compareTo(MIN_LONG) >= 0 && number.compareTo(MAX_LONG) <= 0;
        return isLong ? (Object) number.longValueExact() : number.toBigIntegerExact();
    }

    /** Whether a number has at most so many digits, before and after the point, when written without an exponent. */
    public static boolean isBounded(BigDecimal number, int maxDigits) {
        long scale = number.scale();
        long before = number.signum() == 0 ? -scale : number.precision() - scale;
        return before <= maxDigits && scale <= maxDigits;
    }
}
