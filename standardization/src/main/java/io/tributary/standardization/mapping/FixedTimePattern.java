package io.tributary.standardization.mapping;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A time pattern all of whose parts have a fixed number of digits, such as {@code yyyy-MM-dd'T'HH:mm:ss}, read by position.
 * It reads what is plainly a time of the pattern, to the same time as the platform's formatter, and leaves all else to that.
 *
 * <p><b>Threading:</b> immutable.
 */
final class FixedTimePattern {

    private static final int ABSENT = -1;
    private static final int YEAR_DIGITS = 4;
    private static final int SHORTEST_MONTH = 28;
    private static final int NANO_DIGITS = 9;
    /** In the order in which each needs those before it. */
    private static final String PARTS = "yMdHmsS";

    private static final int[] POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** Literal characters; NUL where there are digits. */
    private final char[] literals;
    /** Where the digits of each part begin. */
    private final int[] places;

    private final int fractionDigits;

    private FixedTimePattern(char[] literals, int[] places, int fractionDigits) {
        this.literals = literals;
        this.places = places;
        this.fractionDigits = fractionDigits;
    }

    /** Null where the pattern is of another kind. */
    static @Nullable FixedTimePattern of(String pattern) {
        StringBuilder literals = new StringBuilder();
        int[] places = new int[PARTS.length()];
        Arrays.fill(places, ABSENT);
        int fractionDigits = 0;
        int index = 0;
        while (index < pattern.length()) {
            char c = pattern.charAt(index);
            int run = run(pattern, index);
            int part = PARTS.indexOf(c == 'u' ? 'y' : c);
            if (part >= 0) {
                if (places[part] != ABSENT || !isFixed(c, run)) {
                    return null;
                }
                places[part] = literals.length();
                literals.append("\0".repeat(run));
                fractionDigits = c == 'S' ? run : fractionDigits;
                index += run;
            } else if (c == '\'') {
                int close = pattern.indexOf('\'', index + 1);
                // Two quotes beside each other stand for one.
                if (close <= index + 1 || pattern.startsWith("'", close + 1)) {
                    return null;
                }
                literals.append(pattern, index + 1, close);
                index = close + 1;
            } else if (Character.isLetter(c) && c < 128 || "[]{}#\0".indexOf(c) >= 0) {
                return null;
            } else {
                literals.append(c);
                index++;
            }
        }
        return isNested(places)
                ? new FixedTimePattern(literals.toString().toCharArray(), places, fractionDigits)
                : null;
    }

    private static int run(String pattern, int from) {
        int to = from + 1;
        while (to < pattern.length() && pattern.charAt(to) == pattern.charAt(from)) {
            to++;
        }
        return to - from;
    }

    private static boolean isFixed(char letter, int run) {
        return switch (letter) {
            case 'y', 'u' -> run == YEAR_DIGITS;
            case 'S' -> run <= NANO_DIGITS;
            default -> run == 2;
        };
    }

    /** A full date, and no part of a time without the greater one. */
    private static boolean isNested(int[] places) {
        int known = 0;
        while (known < places.length && places[known] != ABSENT) {
            known++;
        }
        return known >= PARTS.indexOf('H')
                && Arrays.stream(places, known, places.length).allMatch(place -> place == ABSENT);
    }

    /** Null where the formatter has to decide. */
    @Nullable
    LocalDateTime read(String text) {
        if (!fits(text)) {
            return null;
        }
        int year = number(text, places[0], YEAR_DIGITS);
        int month = number(text, places[1], 2);
        int day = number(text, places[2], 2);
        int hour = part(text, 3);
        int minute = part(text, 4);
        int second = part(text, 5);
        boolean valid = year > 0 && month > 0 && month <= 12 && day > 0 && hour < 24 && minute < 60 && second < 60;
        if (!valid || day > SHORTEST_MONTH && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        int nano = fractionDigits == 0
                ? 0
                : number(text, places[6], fractionDigits) * POWERS[NANO_DIGITS - fractionDigits];
        return LocalDateTime.of(year, month, day, hour, minute, second, nano);
    }

    /** Whether digits and literals stand where the pattern has them. */
    private boolean fits(String text) {
        if (text.length() != literals.length) {
            return false;
        }
        for (int i = 0; i < literals.length; i++) {
            char c = text.charAt(i);
            boolean expected = literals[i] == 0 ? c >= '0' && c <= '9' : c == literals[i];
            if (!expected) {
                return false;
            }
        }
        return true;
    }

    private int part(String text, int part) {
        return places[part] == ABSENT ? 0 : number(text, places[part], 2);
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
