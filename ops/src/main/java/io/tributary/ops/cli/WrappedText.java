package io.tributary.ops.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines: between words, and between Chinese characters. Stateless. */
final class WrappedText {

    private WrappedText() {}

    /** Lines of at most so many columns, unless a single word is longer. */
    static List<String> lines(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            if (line.length() > 0 && DisplayWidth.of(line + piece.stripTrailing()) > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** What stays together: a word with the blanks behind it, a character with the punctuation behind it. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            int next = index + Character.charCount(codePoint);
            if (next < text.length() && mayBreak(codePoint, text.codePointAt(next))) {
                pieces.add(text.substring(begin, next));
                begin = next;
            }
            index = next;
        }
        pieces.add(text.substring(begin));
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (before == ' ') {
            return after != ' ';
        }
        return Character.isIdeographic(after) && before != '（' || Character.isIdeographic(before) && after == '（';
    }
}
