package io.tributary.standardization.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * The words of JSON in UTF-8: blanks, texts, numbers, names of values. It passes only what {@link JsonTreeReader} takes as
 * well, and leaves the rest of it aside: numbers with an exponent or of more digits than a {@code long} surely holds.
 *
 * <p><b>Threading:</b> confined to one thread. All that a method says about a word holds until the next word.
 */
final class JsonScan {

    private static final int MAX_DIGITS = 18;
    private static final int UNICODE_ESCAPE = 6;

    private final DocumentLimits limits;
    private final KeptTexts foreignTexts = new KeptTexts();
    private byte[] bytes = {};
    private int end;
    private boolean escaped;
    private boolean foreign;
    private long digits;
    private int scale;

    JsonScan(DocumentLimits limits) {
        this.limits = limits;
    }

    void start(byte[] document) throws UnvouchedDocumentException {
        bytes = document;
        end = document.length;
        require(end <= limits.maxBytes());
    }

    byte[] bytes() {
        return bytes;
    }

    static void require(boolean condition) throws UnvouchedDocumentException {
        if (!condition) {
            throw UnvouchedDocumentException.INSTANCE;
        }
    }

    /** The byte at an index. */
    byte at(int index) throws UnvouchedDocumentException {
        require(index < end);
        return bytes[index];
    }

    /** The index of the next byte that is no blank. */
    int next(int from) throws UnvouchedDocumentException {
        int index = from;
        while (at(index) <= ' ') {
            byte b = bytes[index];
            require(b == ' ' || b == '\n' || b == '\r' || b == '\t');
            index++;
        }
        return index;
    }

    boolean isEnd(int from) {
        int index = from;
        while (index < end
                && (bytes[index] == ' ' || bytes[index] == '\n' || bytes[index] == '\r' || bytes[index] == '\t')) {
            index++;
        }
        return index == end;
    }

    /** The index of the quote that closes the text whose first byte, behind the opening quote, is given. */
    int endOfText(int from) throws UnvouchedDocumentException {
        escaped = false;
        foreign = false;
        int index = from;
        while (true) {
            index = passPlain(index);
            byte b = at(index);
            if (b == '"') {
                require(index - from <= limits.maxStringLength());
                return index;
            }
            if (b < 0) {
                foreign = true;
                do {
                    index = Utf8Sequences.pass(bytes, index, end);
                } while (index < end && bytes[index] < 0);
            } else {
                escaped = true;
                index = passEscape(index);
            }
        }
    }

    private int passPlain(int from) {
        int index = from;
        while (index <= end - ByteWords.SIZE) {
            int plain = ByteWords.plainBytes(ByteWords.at(bytes, index));
            index += plain;
            if (plain < ByteWords.SIZE) {
                return index;
            }
        }
        while (index < end && bytes[index] >= ' ' && bytes[index] != '"' && bytes[index] != '\\') {
            index++;
        }
        return index;
    }

    private int passEscape(int index) throws UnvouchedDocumentException {
        require(bytes[index] == '\\');
        switch (at(index + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return index + 2;
            }
            default -> {
                char unit = escapedUnit(index);
                if (!Character.isSurrogate(unit)) {
                    return index + UNICODE_ESCAPE;
                }
                require(Character.isHighSurrogate(unit)
                        && Character.isLowSurrogate(escapedUnit(index + UNICODE_ESCAPE)));
                return index + 2 * UNICODE_ESCAPE;
            }
        }
    }

    private char escapedUnit(int index) throws UnvouchedDocumentException {
        require(index + UNICODE_ESCAPE <= end && bytes[index] == '\\' && bytes[index + 1] == 'u');
        int unit = 0;
        for (int i = index + 2; i < index + UNICODE_ESCAPE; i++) {
            int digit = Character.digit((char) (bytes[i] & 0x7F), 16);
            require(digit >= 0 && bytes[i] > 0);
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    /** Whether the text just passed holds an escape. */
    boolean isEscaped() {
        return escaped;
    }

    /** The text just passed. */
    String text(int from, int to) throws UnvouchedDocumentException {
        if (escaped) {
            return unescaped(from, to);
        }
        return foreign
                ? foreignTexts.text(bytes, from, to)
                : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private String unescaped(int from, int to) throws UnvouchedDocumentException {
        StringBuilder text = new StringBuilder(to - from);
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                text.append(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                boolean isUnit = bytes[i + 1] == 'u';
                text.append(isUnit ? escapedUnit(i) : unescaped(bytes[i + 1]));
                i += isUnit ? UNICODE_ESCAPE - 1 : 1;
                start = i + 1;
            }
        }
        return text.append(new String(bytes, start, to - start, StandardCharsets.UTF_8))
                .toString();
    }

    private static char unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) letter;
        };
    }

    /** The index behind the number that begins at an index. */
    int endOfNumber(int from) throws UnvouchedDocumentException {
        boolean negative = bytes[from] == '-';
        int first = negative ? from + 1 : from;
        digits = 0;
        scale = 0;
        int index = passDigits(first);
        int count = index - first;
        require(count > 0 && (count == 1 || bytes[first] != '0'));
        if (index < end && bytes[index] == '.') {
            int fraction = index + 1;
            index = passDigits(fraction);
            scale = index - fraction;
            require(scale > 0);
        }
        require(count + scale <= MAX_DIGITS && index - from <= limits.maxNumberLength());
        digits = negative ? -digits : digits;
        return index;
    }

    private int passDigits(int from) {
        int index = from;
        while (index < end && bytes[index] >= '0' && bytes[index] <= '9') {
            digits = digits * 10 + (bytes[index] - '0');
            index++;
        }
        return index;
    }

    /** The number just passed. */
    Object number() {
        return scale == 0 ? (Object) digits : BigDecimal.valueOf(digits, scale);
    }

    /** The index behind a name of a value, such as {@code true}. */
    int endOfWord(int from, byte[] word) throws UnvouchedDocumentException {
        int to = from + word.length;
        require(to <= end);
        for (int i = 0; i < word.length; i++) {
            require(bytes[from + i] == word[i]);
        }
        return to;
    }
}
