package io.tributary.standardization.validation;

import java.util.Arrays;

/**
 * A deterministic automaton: one look-up in a table for each code point of the text, nothing allocated.
 *
 * <p><b>Threading:</b> immutable.
 */
final class RegexAutomaton implements TextRule {

    /** The state from which nothing matches any more. */
    static final int HOPELESS = 0;
    /** The state once something has matched. */
    static final int MATCHED = 1;

    private static final int ASCII = 128;

    private final int[] starts;
    private final byte[] asciiKinds = new byte[ASCII];
    private final short[] table;
    private final boolean[] matchesAtEnd;
    private final int first;
    private final boolean matchesEmpty;

    /**
     * @param starts of the kinds of code points that the pattern tells apart, ascending from 0
     * @param table  the state after reading, by state and kind
     * @param matchesEmpty whether the empty text matches, whose start is its end
     */
    RegexAutomaton(int[] starts, short[] table, boolean[] matchesAtEnd, int first, boolean matchesEmpty) {
        this.starts = starts;
        this.table = table;
        this.matchesAtEnd = matchesAtEnd;
        this.first = first;
        this.matchesEmpty = matchesEmpty;
        for (int point = 0; point < ASCII; point++) {
            asciiKinds[point] = (byte) kind(point);
        }
    }

    @Override
    public boolean accepts(String text) {
        int state = first;
        int length = text.length();
        if (length == 0) {
            return matchesEmpty;
        }
        int kinds = starts.length;
        for (int i = 0; i < length && state > MATCHED; i++) {
            char unit = text.charAt(i);
            int kind;
            if (unit < ASCII) {
                kind = asciiKinds[unit];
            } else {
                int point = text.codePointAt(i);
                i += Character.charCount(point) - 1;
                kind = kind(point);
            }
            state = table[state * kinds + kind];
        }
        return matchesAtEnd[state];
    }

    private int kind(int point) {
        int found = Arrays.binarySearch(starts, point);
        return found >= 0 ? found : -found - 2;
    }
}
