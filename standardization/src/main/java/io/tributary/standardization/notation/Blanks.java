package io.tributary.standardization.notation;

/**
 * Blanks around a text, of a field and a cell of CSV alike: what Unicode calls a space or a line or paragraph separator, the
 * no-break and ideographic ones too, control characters that separate, the zero-width space and the byte order mark.
 * Stateless.
 */
public final class Blanks {

    private static final char ZERO_WIDTH_SPACE = '\u200B';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Blanks() {}

    /** The same object where there are none. */
    public static String trim(String text) {
        int end = text.length();
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    public static boolean isBlank(char character) {
        return character <= ' '
                ? Character.isWhitespace(character)
                : Character.isSpaceChar(character) || character == ZERO_WIDTH_SPACE || character == BYTE_ORDER_MARK;
    }
}
