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
        return Character.isIdeographic(left) && isAscii(right) || isAscii(left) && Character.isIdeographic(right);
    }

    private static boolean isAscii(int codePoint) {
        return codePoint < 0x80 && codePoint != ' ';
    }
}
