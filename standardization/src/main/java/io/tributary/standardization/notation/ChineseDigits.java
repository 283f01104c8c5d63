package io.tributary.standardization.notation;

import org.jspecify.annotations.Nullable;

/** Chinese numerals one by one: simplified, traditional and financial ones. Stateless. */
final class ChineseDigits {

    private static final String[] DIGITS = {"〇零○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"};
    private static final String TENS = "十拾";
    private static final String HUNDREDS = "百佰";
    private static final String THOUSANDS = "千仟";
    private static final String ANOTHER_TWO = "两兩";

    private ChineseDigits() {}

    /** 0 to 9; -1 where the character is no digit. */
    static int digit(char character) {
        for (int digit = 0; digit < DIGITS.length; digit++) {
            if (DIGITS[digit].indexOf(character) >= 0) {
                return digit;
            }
        }
        return -1;
    }

    /** The two that counts things, and never stands among digits in a row. */
    static boolean isCountingTwo(char character) {
        return ANOTHER_TWO.indexOf(character) >= 0;
    }

    /** 1, 2 or 3 for tens, hundreds and thousands; 0 where the character is none of them. */
    static int power(char character) {
        if (TENS.indexOf(character) >= 0) {
            return 1;
        }
        if (HUNDREDS.indexOf(character) >= 0) {
            return 2;
        }
        return THOUSANDS.indexOf(character) >= 0 ? 3 : 0;
    }

    /** Digits in a row as ASCII, such as 二〇二六; null where one of them is none, or there is none. */
    static @Nullable String row(String text) {
        StringBuilder row = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0 || isCountingTwo(text.charAt(i))) {
                return null;
            }
            row.append(digit);
        }
        return row.isEmpty() ? null : row.toString();
    }
}
