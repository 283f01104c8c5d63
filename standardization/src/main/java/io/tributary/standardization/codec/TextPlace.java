package io.tributary.standardization.codec;

import io.tributary.core.outcome.Wording;

/** Where in a text something is, both counted from 1; a column is a character, whatever it takes in memory. */
record TextPlace(int line, int column) {

    /** The place of an index; an index past the end is the end. */
    static TextPlace of(char[] text, int from, int to, int index) {
        int line = 1;
        int column = 1;
        for (int i = from; i < Math.min(index, to); i++) {
            if (text[i] == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(text[i])) {
                column++;
            }
        }
        return new TextPlace(line, column);
    }

    Wording inWords() {
        return Wording.of("line " + line + ", column " + column, "第 " + line + " 行第 " + column + " 列");
    }
}
