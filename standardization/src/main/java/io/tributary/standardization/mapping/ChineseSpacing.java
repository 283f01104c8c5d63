package io.tributary.standardization.mapping;

/** Joins pieces of a Chinese sentence: a blank parts characters from digits, Latin letters and quotes. Stateless. */
final class ChineseSpacing {

    private ChineseSpacing() {}

    static String join(String... pieces) {
        StringBuilder sentence = new StringBuilder();
        for (String piece : pieces) {
            if (sentence.length() > 0
                    && !piece.isEmpty()
                    && needsBlank(sentence.codePointBefore(sentence.length()), piece.codePointAt(0))) {
                sentence.append(' ');
            }
            sentence.append(piece);
        }
        return sentence.toString();
    }

    /** Full-width punctuation brings its own room. */
    private static boolean needsBlank(int left, int right) {
        boolean bothChinese = Character.isIdeographic(left) && Character.isIdeographic(right);
        return takesRoom(left) && takesRoom(right) && !bothChinese;
    }

    private static boolean takesRoom(int codePoint) {
        return Character.isIdeographic(codePoint) || codePoint > ' ' && codePoint <= '~';
    }
}
