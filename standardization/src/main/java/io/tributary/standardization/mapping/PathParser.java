package io.tributary.standardization.mapping;

import io.tributary.standardization.mapping.SingularPath.Segment;
import java.util.ArrayList;
import java.util.List;

/** Reads singular queries by the grammar of RFC 9535, section 2.3.5.1. Confined to one thread, one query. */
final class PathParser {

    /** Beyond it, an index is not exact in other implementations (I-JSON). */
    private static final long MAX_INDEX = (1L << 53) - 1;

    private static final int MAX_INDEX_DIGITS = 16;

    private final String query;
    private int position;

    PathParser(String query) {
        this.query = query;
    }

    List<Segment> parse() {
        if (!query.startsWith("$")) {
            throw refuse("a path begins with '$', such as $.properties.pm2_5");
        }
        if (isBlank(query.charAt(query.length() - 1))) {
            position = query.length() - 1;
            throw refuse("blanks follow the path");
        }
        position = 1;
        List<Segment> segments = new ArrayList<>();
        skipBlanks();
        while (position < query.length()) {
            segments.add(segment());
            skipBlanks();
        }
        return segments;
    }

    private Segment segment() {
        char c = query.charAt(position);
        if (c == '.') {
            position++;
            if (peek() == '.') {
                throw refuse("'..' finds several values; a field takes one");
            }
            return new Segment.Name(memberName());
        }
        if (c == '[') {
            position++;
            return bracketed();
        }
        throw refuse("expected '.' or '[' but found '" + c + "'; a name with other characters is written $['a name']");
    }

    private String memberName() {
        if (peek() == '*') {
            throw refuse("'*' finds several values; a field takes one");
        }
        int start = position;
        while (position < query.length()) {
            int codePoint = query.codePointAt(position);
            boolean fits = isNameStart(codePoint) || position > start && isDigit(codePoint);
            if (!fits) {
                break;
            }
            position += Character.charCount(codePoint);
        }
        if (start == position) {
            throw refuse("a name was expected; one that begins otherwise than with a letter is written $['1st']");
        }
        return query.substring(start, position);
    }

    private Segment bracketed() {
        skipBlanks();
        char c = peek();
        Segment segment;
        if (c == '\'' || c == '"') {
            segment = new Segment.Name(quotedName(c));
        } else if (c == '-' || isDigit(c)) {
            segment = new Segment.Index(index());
        } else if (c == '*' || c == ':' || c == '?') {
            throw refuse("'[" + c + "' finds several values; a field takes one");
        } else {
            throw refuse("a quoted name or an index was expected, such as ['a name'] or [0]");
        }
        skipBlanks();
        char close = peek();
        if (close == ',' || close == ':') {
            throw refuse("'" + close + "' finds several values; a field takes one");
        }
        if (close != ']') {
            throw refuse("']' was expected");
        }
        position++;
        return segment;
    }

    private long index() {
        int start = position;
        boolean negative = peek() == '-';
        if (negative) {
            position++;
        }
        int digits = position;
        while (isDigit(peek())) {
            position++;
        }
        int count = position - digits;
        boolean padded = query.startsWith("0", digits) && (count > 1 || negative);
        if (count == 0 || padded || count > MAX_INDEX_DIGITS) {
            throw refuse("an index is written without leading zeros, such as [0] or [-1]");
        }
        long index = Long.parseLong(query, start, position, 10);
        if (Math.abs(index) > MAX_INDEX) {
            throw refuse("an index lies between -(2^53-1) and 2^53-1");
        }
        return index;
    }

    private String quotedName(char quote) {
        position++;
        StringBuilder name = new StringBuilder();
        while (true) {
            if (position >= query.length()) {
                throw refuse("the quoted name does not end");
            }
            char c = query.charAt(position++);
            if (c == quote) {
                return name.toString();
            }
            if (c < ' ') {
                throw refuse("a control character in a name is written as an escape, such as \\n");
            }
            name.append(c == '\\' ? escaped(quote) : String.valueOf(c));
        }
    }

    private String escaped(char quote) {
        char c = peek();
        position++;
        if (c == quote) {
            return String.valueOf(c);
        }
        return switch (c) {
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '/', '\\' -> String.valueOf(c);
            case 'u' -> escapedUnicode();
            default -> throw refuse("'\\" + c + "' is not an escape");
        };
    }

    private String escapedUnicode() {
        char unit = hexUnit();
        if (!Character.isSurrogate(unit)) {
            return String.valueOf(unit);
        }
        if (Character.isHighSurrogate(unit) && query.startsWith("\\u", position)) {
            position += 2;
            char low = hexUnit();
            if (Character.isLowSurrogate(low)) {
                return new String(new char[] {unit, low});
            }
        }
        throw refuse("half of a surrogate pair stands for no character");
    }

    private char hexUnit() {
        int end = position + 4;
        int unit = 0;
        for (; position < end; position++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw refuse("four hexadecimal digits follow \\u");
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private void skipBlanks() {
        while (position < query.length() && isBlank(query.charAt(position))) {
            position++;
        }
    }

    /** The character at the position, or NUL at the end. */
    private char peek() {
        return position < query.length() ? query.charAt(position) : '\0';
    }

    private static boolean isNameStart(int codePoint) {
        return codePoint >= 'a' && codePoint <= 'z'
                || codePoint >= 'A' && codePoint <= 'Z'
                || codePoint == '_'
                || codePoint >= 0x80;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    private IllegalArgumentException refuse(String reason) {
        return new IllegalArgumentException("'" + query + "' is no path that finds one value (RFC 9535): at character "
                + (position + 1) + ": " + reason);
    }
}
