package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.List;

/** Reads character classes. Confined to one thread. */
final class RegexClassReader {

    private final RegexCursor cursor;

    RegexClassReader(RegexCursor cursor) {
        this.cursor = cursor;
    }

    /** After the opening bracket, up to and with the closing one. */
    CodePoints read() throws RegexCursor.NotPlain {
        boolean negated = cursor.take('^');
        List<CodePoints.Range> ranges = new ArrayList<>();
        // A bracket that closes nothing yet stands for itself.
        cursor.require(cursor.peek() != ']');
        while (!cursor.take(']')) {
            member(ranges);
        }
        CodePoints points = new CodePoints(ranges);
        return negated ? points.complement() : points;
    }

    private void member(List<CodePoints.Range> ranges) throws RegexCursor.NotPlain {
        int first = cursor.next();
        if (first == '[' || first == '-') {
            // Named classes begin so; and a dash means itself only at the ends.
            cursor.require(first == '-' && (ranges.isEmpty() || cursor.peek() == ']'));
        }
        if (first == '\\') {
            CodePoints escaped = escape(cursor.next());
            CodePoints.Range range = escaped.ranges().get(0);
            if (escaped.ranges().size() > 1 || range.first() != range.last()) {
                ranges.addAll(escaped.ranges());
                return;
            }
            first = range.first();
        }
        ranges.add(new CodePoints.Range(first, last(first)));
    }

    private int last(int first) throws RegexCursor.NotPlain {
        if (!cursor.take('-')) {
            return first;
        }
        if (cursor.peek() == ']') {
            // The dash is the last member; it is read again as itself.
            cursor.back();
            return first;
        }
        int last = cursor.next();
        cursor.require(last != '[' && last != '-');
        if (last == '\\') {
            CodePoints escaped = escape(cursor.next());
            last = escaped.ranges().get(0).first();
            cursor.require(escaped.equals(CodePoints.of(CodePoints.Range.of(last, last))));
        }
        cursor.require(last >= first);
        return last;
    }

    /** What a backslash and the point after it stand for. */
    static CodePoints escape(int point) throws RegexCursor.NotPlain {
        return switch (point) {
            case 'd' -> CodePoints.DIGITS;
            case 'D' -> CodePoints.DIGITS.complement();
            case 'w' -> CodePoints.WORD;
            case 'W' -> CodePoints.WORD.complement();
            case 's' -> CodePoints.SPACE;
            case 'S' -> CodePoints.SPACE.complement();
            case 't' -> single('\t');
            case 'n' -> single('\n');
            case 'r' -> single('\r');
            case 'f' -> single('\f');
            default -> {
                if (point >= 128 || point < ' ' || Character.isLetterOrDigit(point)) {
                    throw new RegexCursor.NotPlain();
                }
                yield single(point);
            }
        };
    }

    private static CodePoints single(int point) {
        return CodePoints.of(CodePoints.Range.of(point, point));
    }
}
