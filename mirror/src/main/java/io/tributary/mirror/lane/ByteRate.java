package io.tributary.mirror.lane;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many bytes a second, as people write it: {@code 20Mbit/s}, {@code 500KB/s}. Bits are counted in thousands, as
 * carriers do, and bytes in units of 1024, as everything else of the configuration does.
 */
public record ByteRate(long bytesPerSecond) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(bit|kbit|mbit|gbit|b|kb|mb|gb)(?:/s)?");
    private static final long BITS_PER_BYTE = 8;
    private static final long LEAST = 1_000;

    public ByteRate {
        if (bytesPerSecond < LEAST) {
            throw new IllegalArgumentException("a rate is at least " + LEAST + " bytes a second, or none");
        }
    }

    /**
     * @throws IllegalArgumentException where the text is not of this form
     */
    public static ByteRate of(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no rate; write a whole number with its unit, such as 20Mbit/s, 800Kbit/s, 2MB/s or 500KB/s");
        }
        long number = Long.parseLong(matcher.group(1));
        return new ByteRate(
                switch (matcher.group(2)) {
                    case "bit" -> number / BITS_PER_BYTE;
                    case "kbit" -> number * 1_000 / BITS_PER_BYTE;
                    case "mbit" -> number * 1_000_000 / BITS_PER_BYTE;
                    case "gbit" -> number * 1_000_000_000 / BITS_PER_BYTE;
                    case "b" -> number;
                    case "kb" -> number << 10;
                    case "mb" -> number << 20;
                    default -> number << 30;
                });
    }

    /** In the largest unit that it is a whole number of. */
    @Override
    public String toString() {
        long bits = bytesPerSecond * BITS_PER_BYTE;
        if (bits % 1_000_000 == 0) {
            return bits / 1_000_000 + "Mbit/s";
        }
        if (bytesPerSecond % (1 << 20) == 0) {
            return (bytesPerSecond >> 20) + "MB/s";
        }
        if (bytesPerSecond % (1 << 10) == 0) {
            return (bytesPerSecond >> 10) + "KB/s";
        }
        return bits % 1_000 == 0 ? bits / 1_000 + "Kbit/s" : bytesPerSecond + "B/s";
    }
}
