package io.tributary.standardization.notation;

/**
 * Full-width characters as half-width ones: U+FF01 to U+FF5E become ASCII, the ideographic space U+3000 a space. Nothing
 * else changes: Chinese punctuation such as 。 and half-width katakana are what they are. Stateless.
 */
public final class HalfWidth {

    private static final char FIRST = '！';
    private static final char LAST = '～';
    private static final char IDEOGRAPHIC_SPACE = '　';
    private static final int DISTANCE = FIRST - '!';

    private HalfWidth() {}

    /** The same object where nothing changes. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isFullWidth(text.charAt(i))) {
                return converted(text, i);
            }
        }
        return text;
    }

    private static String converted(String text, int from) {
        char[] characters = text.toCharArray();
        for (int i = from; i < characters.length; i++) {
            char character = characters[i];
            if (character == IDEOGRAPHIC_SPACE) {
                characters[i] = ' ';
            } else if (isFullWidth(character)) {
                characters[i] = (char) (character - DISTANCE);
            }
        }
        return new String(characters);
    }

    private static boolean isFullWidth(char character) {
        return character >= FIRST && character <= LAST || character == IDEOGRAPHIC_SPACE;
    }
}
