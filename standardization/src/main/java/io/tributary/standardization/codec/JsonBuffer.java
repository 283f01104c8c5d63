package io.tributary.standardization.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Grows JSON in UTF-8. Texts are escaped only where they must be.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class JsonBuffer {

    private static final int USUAL_BYTES = 1024;
    private static final int KEPT_BYTES = 64 * 1024;
    private static final int LONGEST_CHARACTER = 6;
    private static final int LONGEST_NUMBER = 20;
    /** As many as a {@code long} surely holds. */
    private static final int LONG_DIGITS = 18;
    /** Between the point and the first other digit, where {@link BigDecimal#toString} writes no exponent. */
    private static final int MOST_ZEROS = 5;

    private static final int LONGEST_FRACTION = "-0.".length() + MOST_ZEROS + LONG_DIGITS;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[USUAL_BYTES];
    private int size;
    private boolean whole;

    /** Begins anew. */
    void start() {
        if (buffer.length > KEPT_BYTES) {
            buffer = new byte[USUAL_BYTES];
        }
        size = 0;
        whole = true;
    }

    /** Whether every text was one: half of a surrogate pair stands for no character. */
    boolean isWhole() {
        return whole;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, size);
    }

    void put(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    void put(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    void ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            buffer[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    void number(long number) {
        if (number == Long.MIN_VALUE) {
            ascii(Long.toString(number));
            return;
        }
        reserve(LONGEST_NUMBER);
        long rest = Math.abs(number);
        if (number < 0) {
            buffer[size++] = '-';
        }
        int digits = 1;
        for (long bound = rest; bound >= 10; bound /= 10) {
            digits++;
        }
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** As {@link BigDecimal#toString} writes it. */
    void number(BigDecimal number) {
        int scale = number.scale();
        int precision = number.precision();
        // With more zeros behind the point, or without a point, it may have an exponent.
        boolean plain = scale > 0 && precision <= LONG_DIGITS && scale - precision <= MOST_ZEROS;
        if (plain) {
            fraction(number.unscaledValue().longValue(), Math.max(precision, scale + 1), scale);
        } else {
            ascii(number.toString());
        }
    }

    private void fraction(long unscaled, int digits, int scale) {
        reserve(LONGEST_FRACTION);
        if (unscaled < 0) {
            buffer[size++] = '-';
        }
        int end = size + digits + 1;
        int point = end - scale - 1;
        long rest = Math.abs(unscaled);
        for (int i = end - 1; i >= size; i--) {
            if (i == point) {
                buffer[i] = '.';
            } else {
                buffer[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        size = end;
    }

    void text(String text) {
        int length = text.length();
        put('"');
        int index = 0;
        while (index < length) {
            // Room for the rest as ASCII, and for one character of any kind.
            reserve(length - index + LONGEST_CHARACTER);
            index = plain(text, index);
            if (index < length) {
                index = character(text, index);
            }
        }
        put('"');
    }

    private int plain(String text, int from) {
        byte[] bytes = buffer;
        int length = text.length();
        int shift = size - from;
        int index = from;
        while (index < length) {
            char c = text.charAt(index);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                break;
            }
            bytes[shift + index] = (byte) c;
            index++;
        }
        size = shift + index;
        return index;
    }

    private int character(String text, int index) {
        char c = text.charAt(index);
        if (c >= 0x800) {
            if (Character.isSurrogate(c)) {
                return pair(text, index);
            }
            buffer[size++] = (byte) (0xE0 | c >> 12);
            buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
            buffer[size++] = (byte) (0x80 | c & 0x3F);
        } else if (c >= 0x80) {
            buffer[size++] = (byte) (0xC0 | c >> 6);
            buffer[size++] = (byte) (0x80 | c & 0x3F);
        } else {
            escape(c);
        }
        return index + 1;
    }

    private int pair(String text, int index) {
        int point = text.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(point)) {
            whole = false;
            return index + 1;
        }
        buffer[size++] = (byte) (0xF0 | point >> 18);
        buffer[size++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[size++] = (byte) (0x80 | point & 0x3F);
        return index + 2;
    }

    private void escape(char c) {
        char letter = letter(c);
        if (letter == 0 && c > ' ') {
            buffer[size++] = (byte) c;
            return;
        }
        buffer[size++] = '\\';
        if (letter != 0) {
            buffer[size++] = (byte) letter;
            return;
        }
        buffer[size++] = 'u';
        buffer[size++] = '0';
        buffer[size++] = '0';
        buffer[size++] = HEX[c >> 4];
        buffer[size++] = HEX[c & 0xF];
    }

    /** The letter that escapes a character; 0 where it has none. */
    private static char letter(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    private void reserve(int bytes) {
        if (bytes > buffer.length - size) {
            buffer = Arrays.copyOf(buffer, Math.max(size + bytes, 2 * buffer.length));
        }
    }
}
