package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import java.util.BitSet;

/**
 * Finds where and why a text is not one JSON document (RFC 8259), in words of our own. It runs only on texts that a
 * reader has refused already, so it builds nothing and its speed does not matter; however deep a text nests, it does not
 * recurse.
 *
 * <p><b>Threading:</b> confined to one thread, one text.
 */
final class JsonSyntax {

    private static final char END = '\uFFFF';
    private static final int ESCAPE_DIGITS = 4;

    private final char[] text;
    private final int from;
    private final int to;
    private int at;
    /** Which of the open containers are objects. */
    private final BitSet objects = new BitSet();

    private int depth;

    private JsonSyntax(char[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.at = from;
    }

    /** Throws for the first fault; returns where there is none. */
    static void check(char[] text, int from, int to) throws UnreadableRecordException {
        JsonSyntax syntax = new JsonSyntax(text, from, to);
        syntax.document();
    }

    private void document() throws UnreadableRecordException {
        if (peek() == END) {
            throw fault(at, JsonFault.EMPTY);
        }
        boolean more = true;
        while (more) {
            more = value() ? openedContainer() : nextValue();
        }
        if (peek() != END) {
            throw fault(at, JsonFault.of(peek(), JsonFault.TRAILING));
        }
    }

    /** Reads a scalar or a container's beginning; true where a container has begun. */
    private boolean value() throws UnreadableRecordException {
        char c = peek();
        if (c == '{' || c == '[') {
            objects.set(depth++, c == '{');
            at++;
            return true;
        }
        if (c == '"') {
            string();
        } else if (c == '-' || isDigit(c)) {
            number();
        } else if (!word("true") && !word("false") && !word("null")) {
            throw fault(at, JsonFault.ofValue(text, at, to));
        }
        return false;
    }

    /** After a container's beginning; true where a value follows. */
    private boolean openedContainer() throws UnreadableRecordException {
        char end = inObject() ? '}' : ']';
        if (peek() == end) {
            at++;
            depth--;
            return nextValue();
        }
        if (inObject()) {
            name();
        }
        return true;
    }

    /** After a value; closes what ends here. True where another value follows. */
    private boolean nextValue() throws UnreadableRecordException {
        while (depth > 0) {
            char c = peek();
            int place = at++;
            if (c == ',') {
                afterComma(place);
                return true;
            }
            if (c != (inObject() ? '}' : ']')) {
                throw fault(place, JsonFault.of(c, inObject() ? JsonFault.NO_COMMA_IN_OBJECT : JsonFault.NO_COMMA));
            }
            depth--;
        }
        return false;
    }

    private void afterComma(int comma) throws UnreadableRecordException {
        char c = peek();
        if (c == '}' || c == ']') {
            throw fault(comma, JsonFault.TRAILING_COMMA);
        }
        if (inObject()) {
            name();
        }
    }

    private void name() throws UnreadableRecordException {
        char c = peek();
        if (c != '"') {
            throw fault(at, JsonFault.of(c, JsonFault.NO_NAME));
        }
        string();
        c = peek();
        if (c != ':') {
            throw fault(at, JsonFault.of(c, JsonFault.NO_COLON));
        }
        at++;
    }

    private void string() throws UnreadableRecordException {
        int start = at++;
        while (true) {
            if (at >= to) {
                throw fault(start, JsonFault.OPEN_TEXT);
            }
            char c = text[at];
            if (c == '"') {
                at++;
                return;
            }
            if (c < ' ') {
                throw fault(at, JsonFault.control(c));
            }
            if (c == '\\') {
                escape();
            } else {
                at++;
            }
        }
    }

    private void escape() throws UnreadableRecordException {
        char kind = at + 1 < to ? text[at + 1] : END;
        if (kind == 'u') {
            for (int i = at + 2; i < at + 2 + ESCAPE_DIGITS; i++) {
                if (i >= to || Character.digit(text[i], 16) < 0 || text[i] > 'f') {
                    throw fault(at, JsonFault.ESCAPE);
                }
            }
            at += 2 + ESCAPE_DIGITS;
        } else if (kind != END && "\"\\/bfnrt".indexOf(kind) >= 0) {
            at += 2;
        } else {
            throw fault(at, JsonFault.ESCAPE);
        }
    }

    private void number() throws UnreadableRecordException {
        int start = at;
        if (text[at] == '-') {
            at++;
        }
        char first = current();
        if (!isDigit(first)) {
            throw fault(start, first == 'I' ? JsonFault.NOT_FINITE : JsonFault.NUMBER);
        }
        at++;
        if (first == '0' && isDigit(current())) {
            throw fault(start, JsonFault.LEADING_ZERO);
        }
        digits();
        if (current() == '.') {
            at++;
            requireDigits(start);
        }
        if (current() == 'e' || current() == 'E') {
            at++;
            if (current() == '+' || current() == '-') {
                at++;
            }
            requireDigits(start);
        }
        if (Character.isLetterOrDigit(current()) || current() == '.') {
            throw fault(start, JsonFault.NUMBER);
        }
    }

    private void requireDigits(int start) throws UnreadableRecordException {
        if (!isDigit(current())) {
            throw fault(start, JsonFault.NUMBER);
        }
        digits();
    }

    private void digits() {
        while (isDigit(current())) {
            at++;
        }
    }

    private boolean word(String word) {
        int end = at + word.length();
        boolean found = end <= to
                && word.contentEquals(java.nio.CharBuffer.wrap(text, at, word.length()))
                && (end == to || !Character.isLetterOrDigit(text[end]));
        if (found) {
            at = end;
        }
        return found;
    }

    private boolean inObject() {
        return depth > 0 && objects.get(depth - 1);
    }

    /** The next character that is not white space. */
    private char peek() {
        while (at < to && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
        return current();
    }

    private char current() {
        return at < to ? text[at] : END;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private UnreadableRecordException fault(int index, Wording what) {
        return broken(TextPlace.of(text, from, to, index), what);
    }

    /** @param what is wrong there */
    static UnreadableRecordException broken(TextPlace place, Wording what) {
        Wording where = place.inWords();
        return UnreadableRecordException.of(
                ErrorCode.MALFORMED_JSON,
                Wording.of(
                        "the JSON breaks at " + where.english() + ": " + what.english(),
                        "JSON 在" + where.chinese() + "出错：" + what.chinese()));
    }
}
