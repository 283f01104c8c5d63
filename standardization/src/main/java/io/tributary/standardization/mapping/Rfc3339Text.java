package io.tributary.standardization.mapping;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times by RFC 3339: seconds always, a fraction where there is one, {@code Z} or hours and minutes. Stateless. */
final class Rfc3339Text {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int LONGEST = "2018-02-20T07:00:00.123456789+08:00".length();
    private static final int FIRST_NANO_DIGIT = 100_000_000;

    private Rfc3339Text() {}

    /**
     * @param local  of the years 0 to 9999
     * @param offset of whole minutes
     */
    static String of(LocalDateTime local, ZoneOffset offset) {
        byte[] text = new byte[LONGEST];
        int year = local.getYear();
        two(text, 0, year / 100);
        two(text, 2, year % 100);
        part(text, 4, '-', local.getMonthValue());
        part(text, 7, '-', local.getDayOfMonth());
        part(text, 10, 'T', local.getHour());
        part(text, 13, ':', local.getMinute());
        part(text, 16, ':', local.getSecond());
        int end = offset(text, fraction(text, 19, local.getNano()), offset.getTotalSeconds() / SECONDS_PER_MINUTE);
        return new String(text, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static int fraction(byte[] text, int from, int nanos) {
        if (nanos == 0) {
            return from;
        }
        int index = from;
        text[index++] = '.';
        int rest = nanos;
        for (int unit = FIRST_NANO_DIGIT; rest > 0; unit /= 10) {
            text[index++] = (byte) ('0' + rest / unit);
            rest %= unit;
        }
        return index;
    }

    private static int offset(byte[] text, int from, int minutes) {
        if (minutes == 0) {
            text[from] = 'Z';
            return from + 1;
        }
        int distance = Math.abs(minutes);
        part(text, from, minutes < 0 ? '-' : '+', distance / MINUTES_PER_HOUR);
        part(text, from + 3, ':', distance % MINUTES_PER_HOUR);
        return from + 6;
    }

    private static void part(byte[] text, int index, char sign, int number) {
        text[index] = (byte) sign;
        two(text, index + 1, number);
    }

    private static void two(byte[] text, int index, int number) {
        text[index] = (byte) ('0' + number / 10);
        text[index + 1] = (byte) ('0' + number % 10);
    }
}
