package io.tributary.standardization.codec;

import java.math.BigDecimal;

/** Guards against numbers that are short to write and endless to compute with, such as {@code 1e999999999}. */
public final class ExactNumbers {

    private ExactNumbers() {}

    /** Whether a number has at most so many digits, before and after the point, when written without an exponent. */
    public static boolean isBounded(BigDecimal number, int maxDigits) {
        long scale = number.scale();
        long before = number.signum() == 0 ? -scale : number.precision() - scale;
        return before <= maxDigits && scale <= maxDigits;
    }
}
