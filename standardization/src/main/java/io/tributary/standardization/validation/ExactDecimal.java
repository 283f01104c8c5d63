package io.tributary.standardization.validation;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of a schema or a tree as decimals, without rounding. Stateless. */
final class ExactDecimal {

    private ExactDecimal() {}

    static BigDecimal of(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger whole ? new BigDecimal(whole) : BigDecimal.valueOf(number.longValue());
    }
}
