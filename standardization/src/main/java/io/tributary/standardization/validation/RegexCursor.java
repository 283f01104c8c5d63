package io.tributary.standardization.validation;

/** A place in a pattern. Confined to one thread. */
final class RegexCursor {

    /** More than any pattern that is worth an automaton repeats. */
    private static final int MAX_COUNT = 1_000;

    private final int[] points;
    private int next;

    RegexCursor(String pattern) {
        this.points = pattern.codePoints().toArray();
    }

    /** The pattern holds what is left to RE2. */
    static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;

        NotPlain() {
            super("not plain", null, false, false);
        }
    }

    boolean atEnd() {
        return next == points.length;
    }

    int peek() throws NotPlain {
        require(!atEnd());
        return points[next];
    }

    int next() throws NotPlain {
        int point = peek();
        next++;
        return point;
    }

    /** The point that was read last is the next again. */
    void back() {
        next--;
    }

    boolean take(int point) {
        if (atEnd() || points[next] != point) {
            return false;
        }
        next++;
        return true;
    }

    /** A decimal number without sign. */
    int number() throws NotPlain {
        int number = 0;
        int digits = 0;
        while (!atEnd() && points[next] >= '0' && points[next] <= '9') {
            number = number * 10 + points[next++] - '0';
            require(++digits <= 4);
        }
        require(digits > 0 && number <= MAX_COUNT);
        return number;
    }

    void require(boolean plain) throws NotPlain {
        if (!plain) {
            throw new NotPlain();
        }
    }
}
