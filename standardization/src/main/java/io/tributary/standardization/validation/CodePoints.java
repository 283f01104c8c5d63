package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of code points.
 *
 * @param ranges both ends inclusive
 */
record CodePoints(List<Range> ranges) {

    static final CodePoints DIGITS = of(Range.of('0', '9'));
    static final CodePoints WORD = of(Range.of('0', '9'), Range.of('A', 'Z'), Range.of('_', '_'), Range.of('a', 'z'));
    static final CodePoints SPACE = of(Range.of('\t', '\n'), Range.of('\f', '\r'), Range.of(' ', ' '));
    static final CodePoints BUT_LINE_FEED = of(Range.of('\n', '\n')).complement();

    CodePoints {
        ranges = List.copyOf(ranges);
    }

    /** Both ends inclusive. */
    record Range(int first, int last) {
        static Range of(int first, int last) {
            return new Range(first, last);
        }
    }

    static CodePoints of(Range... ranges) {
        return new CodePoints(List.of(ranges));
    }

    boolean contains(int point) {
        for (Range range : ranges) {
            if (point >= range.first && point <= range.last) {
                return true;
            }
        }
        return false;
    }

    CodePoints complement() {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort((one, other) -> Integer.compare(one.first, other.first));
        List<Range> gaps = new ArrayList<>();
        int next = 0;
        for (Range range : sorted) {
            if (range.first > next) {
                gaps.add(new Range(next, range.first - 1));
            }
            next = Math.max(next, range.last + 1);
        }
        if (next <= Character.MAX_CODE_POINT) {
            gaps.add(new Range(next, Character.MAX_CODE_POINT));
        }
        return new CodePoints(gaps);
    }
}
