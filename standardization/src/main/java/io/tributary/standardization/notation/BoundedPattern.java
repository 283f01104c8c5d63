package io.tributary.standardization.notation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compiles patterns of RE2's syntax, after a look at how large they become: RE2J writes counted repetitions out, so that
 * {@code ((a{100}){100}){100}} would take a gigabyte.
 */
public final class BoundedPattern {

    private static final int MAX_LENGTH = 1000;
    private static final long MAX_SIZE = 20_000;

    private final String text;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long total;
    private long last;

    private BoundedPattern(String text) {
        this.text = text;
    }

    /**
     * @throws IllegalArgumentException where the text is no pattern, or one that is too large
     */
    public static Pattern compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a pattern has at most " + MAX_LENGTH + " characters");
        }
        if (new BoundedPattern(text).size() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "the pattern repeats too much: written out it has more than " + MAX_SIZE + " parts");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern is none of RE2's syntax: " + e.getMessage()
                            + " (there is no lookahead and no back-reference)",
                    e);
        }
    }

    /** Characters and classes, each as often as it is repeated. */
    private long size() {
        int index = 0;
        while (index < text.length()) {
            index = step(index);
        }
        return total + last;
    }

    private int step(int index) {
        return switch (text.charAt(index)) {
            case '\\' -> atom(index + 2);
            case '[' -> atom(endOfClass(index));
            case '(' -> open(index + 1);
            case ')' -> close(index + 1);
            case '{' -> repeat(index);
            default -> atom(index + 1);
        };
    }

    private int atom(int next) {
        total += last;
        last = 1;
        return next;
    }

    private int open(int next) {
        outer.push(total + last);
        total = 0;
        last = 0;
        return next;
    }

    private int close(int next) {
        last = Math.max(1, total + last);
        total = outer.isEmpty() ? 0 : outer.pop();
        return next;
    }

    private int repeat(int index) {
        int end = text.indexOf('}', index);
        long most = end < 0 ? -1 : most(text.substring(index + 1, end));
        if (most < 0) {
            return atom(index + 1);
        }
        // Capped, so that no number of repetitions makes it overflow.
        last = Math.min(MAX_SIZE + 1, last * Math.max(1, most));
        return end + 1;
    }

    /** The larger count of {@code n}, {@code n,} or {@code n,m}; -1 where it is none, and the brace means itself. */
    private static long most(String counts) {
        if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            return -1;
        }
        int comma = counts.indexOf(',');
        String larger = comma >= 0 && comma + 1 < counts.length() ? counts.substring(comma + 1) : counts;
        return Long.parseLong(larger.replace(",", ""));
    }

    private int endOfClass(int index) {
        int next = index + 1;
        if (text.startsWith("^", next)) {
            next++;
        }
        if (text.startsWith("]", next)) {
            next++;
        }
        while (next < text.length() && text.charAt(next) != ']') {
            boolean named = text.startsWith("[:", next) && text.indexOf(":]", next) > 0;
            next = named ? text.indexOf(":]", next) + 2 : next + (text.charAt(next) == '\\' ? 2 : 1);
        }
        return next + 1;
    }
}
