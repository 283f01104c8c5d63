package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern that RE2 has already accepted, as far as it is plain: literals, classes, groups, choices, repetitions and
 * anchors. Everything else, and whatever could be read in two ways, is left to RE2.
 *
 * <p><b>Threading:</b> confined to one thread; for one pattern.
 */
final class RegexReader {

    /** Longer patterns are left to RE2. */
    private static final int MAX_LENGTH = 2_000;

    private final RegexCursor cursor;

    private RegexReader(String pattern) {
        this.cursor = new RegexCursor(pattern);
    }

    /** Null where the pattern is not plain. */
    static @Nullable RegexNode read(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            return null;
        }
        try {
            RegexReader reader = new RegexReader(pattern);
            RegexNode node = reader.choice(0);
            return reader.cursor.atEnd() ? node : null;
        } catch (RegexCursor.NotPlain e) {
            return null;
        }
    }

    private RegexNode choice(int depth) throws RegexCursor.NotPlain {
        cursor.require(depth < 50);
        List<RegexNode> alternatives = new ArrayList<>();
        alternatives.add(sequence(depth));
        while (cursor.take('|')) {
            alternatives.add(sequence(depth));
        }
        return alternatives.size() == 1 ? alternatives.get(0) : new RegexNode.Choice(alternatives);
    }

    private RegexNode sequence(int depth) throws RegexCursor.NotPlain {
        List<RegexNode> parts = new ArrayList<>();
        while (!cursor.atEnd() && cursor.peek() != '|' && cursor.peek() != ')') {
            parts.add(repeated(atom(depth)));
        }
        return new RegexNode.Sequence(parts);
    }

    private RegexNode atom(int depth) throws RegexCursor.NotPlain {
        int point = cursor.next();
        return switch (point) {
            case '(' -> group(depth);
            case '[' -> new RegexNode.OneOf(new RegexClassReader(cursor).read());
            case '.' -> new RegexNode.OneOf(CodePoints.BUT_LINE_FEED);
            case '^' -> new RegexNode.Start();
            case '$' -> new RegexNode.End();
            case '\\' -> escaped();
            case '*', '+', '?', '{', '}', ']' -> throw new RegexCursor.NotPlain();
            default -> literal(point);
        };
    }

    private RegexNode group(int depth) throws RegexCursor.NotPlain {
        if (cursor.take('?')) {
            cursor.require(cursor.take(':'));
        }
        RegexNode inside = choice(depth + 1);
        cursor.require(cursor.take(')'));
        return inside;
    }

    private RegexNode escaped() throws RegexCursor.NotPlain {
        int point = cursor.next();
        if (point == 'A') {
            return new RegexNode.Start();
        }
        return point == 'z' ? new RegexNode.End() : new RegexNode.OneOf(RegexClassReader.escape(point));
    }

    private static RegexNode literal(int point) {
        return new RegexNode.OneOf(CodePoints.of(CodePoints.Range.of(point, point)));
    }

    private RegexNode repeated(RegexNode node) throws RegexCursor.NotPlain {
        RegexNode.Repeat repeat = repetition(node);
        if (repeat == null) {
            return node;
        }
        cursor.require(!(node instanceof RegexNode.Start) && !(node instanceof RegexNode.End));
        // Fewest first or most first: the same texts match.
        cursor.take('?');
        cursor.require(repetition(node) == null);
        return repeat;
    }

    private RegexNode.@Nullable Repeat repetition(RegexNode node) throws RegexCursor.NotPlain {
        if (cursor.take('*')) {
            return new RegexNode.Repeat(node, 0, RegexNode.Repeat.UNBOUNDED);
        }
        if (cursor.take('+')) {
            return new RegexNode.Repeat(node, 1, RegexNode.Repeat.UNBOUNDED);
        }
        if (cursor.take('?')) {
            return new RegexNode.Repeat(node, 0, 1);
        }
        if (!cursor.take('{')) {
            return null;
        }
        int min = cursor.number();
        int max = min;
        if (cursor.take(',')) {
            max = !cursor.atEnd() && cursor.peek() == '}' ? RegexNode.Repeat.UNBOUNDED : cursor.number();
        }
        cursor.require(cursor.take('}') && (max == RegexNode.Repeat.UNBOUNDED || max >= min));
        return new RegexNode.Repeat(node, min, max);
    }
}
