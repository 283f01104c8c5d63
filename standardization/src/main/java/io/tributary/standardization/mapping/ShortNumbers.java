package io.tributary.standardization.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the numbers that most texts hold: a few ASCII digits, perhaps with a point among them. Stateless. */
final class ShortNumbers {

    /** As many as a {@code long} surely holds. */
    private static final int MAX_DIGITS = 18;

    private ShortNumbers() {}

    /** A {@code Long}, or a {@code BigDecimal} where there is a point; null where the text is anything else. */
    static @Nullable Object read(String text) {
        int length = text.length();
        int index = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int first = index;
        int point = -1;
        long digits = 0;
        if (length - first > MAX_DIGITS) {
            return null;
        }
        for (; index < length; index++) {
            char c = text.charAt(index);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = index;
            } else {
                return null;
            }
        }
        if (first == length || point == first || point == length - 1) {
            return null;
        }
        long number = first == 1 ? -digits : digits;
        return point < 0 ? (Object) number : BigDecimal.valueOf(number, length - 1 - point);
    }
}
