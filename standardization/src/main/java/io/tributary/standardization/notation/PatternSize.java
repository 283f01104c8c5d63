package io.tributary.standardization.notation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many steps a pattern has with its repetitions written out, estimated from above and without writing them out: a few
 * nested counts make more steps than memory holds, and the time of a match is the text's length times the steps.
 *
 * <p><b>Threading:</b> confined to one thread; for one pattern.
 */
public final class PatternSize {

    /** Groups inside each other; the engine goes through them recursively. */
    public static final int MAX_DEPTH = 200;

    private final String pattern;
    private final long maxSteps;
    private final Deque<Long> groups = new ArrayDeque<>();
    private int at;
    private long sum;
    private long last;

    private PatternSize(String pattern, long maxSteps) {
        this.pattern = pattern;
        this.maxSteps = maxSteps;
    }

    /** Whether a pattern has at most so many steps, and no more than {@link #MAX_DEPTH} groups inside each other. */
    public static boolean isWithin(long maxSteps, String pattern) {
        return new PatternSize(pattern, maxSteps).isBounded();
    }

    private boolean isBounded() {
        while (at < pattern.length()) {
            step(pattern.charAt(at++));
            if (sum + last > maxSteps || groups.size() > MAX_DEPTH) {
                return false;
            }
        }
        // Groups that are not closed are for the engine to refuse.
        return true;
    }

    private void step(char character) {
        switch (character) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> {
                skipClass();
                atom();
            }
            case '\\' -> escape();
            case '{' -> repeat();
            default -> atom();
        }
    }

    private void atom() {
        sum += last;
        last = 1;
    }

    private void open() {
        groups.push(sum + last);
        sum = 0;
        last = 0;
    }

    private void close() {
        last = sum + last + 1;
        sum = groups.isEmpty() ? 0 : groups.pop();
    }

    private void skipClass() {
        if (isNext('^')) {
            at++;
        }
        if (isNext(']')) {
            at++;
        }
        while (at < pattern.length() && !isNext(']')) {
            int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
            at = named > 0 ? named + 2 : at + (isNext('\\') ? 2 : 1);
        }
        at++;
    }

    private void escape() {
        boolean braced = isNext('x') || isNext('p') || isNext('P');
        boolean quoted = isNext('Q');
        at++;
        atom();
        if (braced && isNext('{')) {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
        } else if (quoted) {
            int end = pattern.indexOf("\\E", at);
            int stop = end < 0 ? pattern.length() : end;
            sum += stop - at;
            at = end < 0 ? stop : stop + 2;
        }
    }

    /** Anything else than a count in braces is text. */
    private void repeat() {
        int end = pattern.indexOf('}', at);
        String[] counts = end < 0 ? new String[0] : pattern.substring(at, end).split(",", 2);
        long most = 0;
        for (String count : counts) {
            if (!count.matches("[0-9]{0,4}")) {
                atom();
                return;
            }
            most = Math.max(most, count.isEmpty() ? 0 : Integer.parseInt(count));
        }
        if (end < 0) {
            atom();
            return;
        }
        boolean isOpen = counts.length == 2 && counts[1].isEmpty();
        at = end + 1;
        last *= Math.max(most, 1) + (isOpen ? 1 : 0);
    }

    private boolean isNext(char character) {
        return at < pattern.length() && pattern.charAt(at) == character;
    }
}
