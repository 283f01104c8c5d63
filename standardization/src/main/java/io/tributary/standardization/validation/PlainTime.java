package io.tributary.standardization.validation;

/**
 * Knows most dates and times at sight. What it accepts is accepted by everyone; what it does not, somebody else must look
 * at. Stateless.
 */
final class PlainTime {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_END = 19;
    private static final int[] DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private PlainTime() {}

    /** {@code 2018-02-20}. */
    static boolean isDate(String text) {
        return text.length() == DATE_LENGTH && startsWithDate(text);
    }

    /** {@code 2018-02-20T07:00:00+08:00}, with up to nine digits of a second's fraction, or Z. */
    static boolean isDateTime(String text) {
        int length = text.length();
        if (length <= SECONDS_END || !startsWithDate(text) || text.charAt(DATE_LENGTH) != 'T' || !hasTime(text)) {
            return false;
        }
        int end = fractionEnd(text);
        if (end == length - 1) {
            return text.charAt(end) == 'Z';
        }
        char sign = end < length ? text.charAt(end) : ' ';
        return end == length - 6
                && (sign == '+' || sign == '-')
                && text.charAt(end + 3) == ':'
                && number(text, end + 1) <= 17
                && number(text, end + 4) <= 59;
    }

    private static boolean startsWithDate(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        int century = number(text, 0);
        int year = number(text, 2);
        int month = number(text, 5);
        int day = number(text, 8);
        // Leap days and the year 0 are for others to decide.
        return century + year > 0
                && century < 100
                && year < 100
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month];
    }

    private static boolean hasTime(String text) {
        return text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && number(text, 11) < 24
                && number(text, 14) < 60
                && number(text, 17) < 60;
    }

    /** Where the zone begins; the text's end where the fraction is none. */
    private static int fractionEnd(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        int digits = end - SECONDS_END - 1;
        return digits >= 1 && digits <= 9 ? end : text.length();
    }

    /** Two ASCII digits; 1000 where they are none. */
    private static int number(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 1000 : tens * 10 + ones;
    }
}
