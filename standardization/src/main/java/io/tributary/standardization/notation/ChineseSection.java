package io.tributary.standardization.notation;

import org.jspecify.annotations.Nullable;

/**
 * A number below ten thousand in Chinese numerals, such as 三千零五 or 十二. The short form that leaves the last unit out (三百五
 * for 350) is not understood, since 三百零五 is so near.
 */
final class ChineseSection {

    private static final int[] POWERS = {1, 10, 100, 1000};
    private static final int NO_DIGIT = -1;

    private int value;
    private int digit = NO_DIGIT;
    private int lastPower = POWERS.length;
    private boolean afterZero;

    private ChineseSection() {}

    /** Null where the text is no such number. */
    static @Nullable Integer value(String text) {
        ChineseSection section = new ChineseSection();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean fits = ChineseDigits.power(character) > 0
                    ? section.unit(ChineseDigits.power(character))
                    : section.digit(ChineseDigits.digit(character), text.length() == 1);
            if (!fits) {
                return null;
            }
        }
        return text.isEmpty() || !section.end() ? null : section.value;
    }

    private boolean digit(int next, boolean alone) {
        if (next < 0 || digit != NO_DIGIT) {
            return false;
        }
        if (next > 0) {
            digit = next;
            return true;
        }
        boolean fits = alone || !afterZero && lastPower < POWERS.length;
        afterZero = true;
        return fits;
    }

    /** 十 may stand without a digit where nothing, or a zero, goes before it. */
    private boolean unit(int power) {
        boolean bareTen = digit == NO_DIGIT && power == 1 && (lastPower == POWERS.length || afterZero);
        if (power >= lastPower || digit == NO_DIGIT && !bareTen) {
            return false;
        }
        value += (bareTen ? 1 : digit) * POWERS[power];
        lastPower = power;
        digit = NO_DIGIT;
        afterZero = false;
        return true;
    }

    /** A last digit counts ones: alone, after 十, or after a zero. */
    private boolean end() {
        if (digit == NO_DIGIT) {
            return !afterZero || value == 0;
        }
        value += digit;
        return lastPower == POWERS.length || lastPower == 1 || afterZero;
    }
}
