package io.tributary.standardization.codec;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads exactly one JSON document (RFC 8259) into a tree. Stricter than the RFC where it leaves the meaning open: a name
 * that appears twice and half of a surrogate pair are refused.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class JsonTreeReader {

    private final DocumentLimits limits;
    private final FieldBudget budget;
    private final JsonFactory factory;

    JsonTreeReader(DocumentLimits limits) {
        this.limits = limits;
        this.budget = new FieldBudget(limits);
        // Our own limits speak, in our own words; a text, name or number is never longer than the value. And names of
        // equal
        // hashes must not fail a record, least of all by what earlier records were called.
        this.factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth() + 1)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    Object read(CharBuffer text) throws UnreadableRecordException {
        budget.startDocument();
        return document(text, 1);
    }

    /**
     * Reads a document that stands in a text of the one that was read last, and counts it with that.
     *
     * @param depth of its outermost container
     */
    Object readWithin(CharBuffer text, int depth) throws UnreadableRecordException {
        return document(text, depth);
    }

    private Object document(CharBuffer text, int depth) throws UnreadableRecordException {
        refuseHalfSurrogates(text);
        int from = text.arrayOffset() + text.position();
        int to = text.arrayOffset() + text.limit();
        try (JsonParser parser =
                factory.createParser(ObjectReadContext.empty(), text.array(), from, text.remaining())) {
            JsonToken first = parser.nextToken();
            Object tree = first == null ? null : value(parser, first, depth);
            if (tree == null || parser.nextToken() != null) {
                throw refused(text.array(), from, to, parser.currentTokenLocation());
            }
            return tree;
        } catch (JacksonException e) {
            throw refused(text.array(), from, to, e.getLocation());
        }
    }

    private static UnreadableRecordException refused(
            char[] text, int from, int to, @Nullable TokenStreamLocation library) {
        try {
            JsonSyntax.check(text, from, to);
        } catch (UnreadableRecordException told) {
            return told;
        }
        return JsonSyntax.broken(
                library == null ? new TextPlace(1, 1) : place(library),
                Wording.of("the text cannot be read as JSON", "无法按 JSON 读取该文本"));
    }

    private Object value(JsonParser parser, JsonToken token, int depth) throws UnreadableRecordException {
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> {
                budget.text(parser.getStringLength());
                yield parser.getString();
            }
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new IllegalStateException("no token of a document: " + token);
        };
    }

    private Map<String, Object> object(JsonParser parser, int depth) throws UnreadableRecordException {
        budget.container(depth);
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            budget.field();
            String name = parser.currentName();
            budget.name(name.length());
            Object member = value(parser, parser.nextToken(), depth + 1);
            if (members.put(name, member) != null) {
                throw JsonSyntax.broken(
                        place(parser.currentTokenLocation()), JsonFault.duplicate(RecordError.shorten(name)));
            }
        }
        return members;
    }

    private List<Object> array(JsonParser parser, int depth) throws UnreadableRecordException {
        budget.container(depth);
        List<Object> elements = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            budget.field();
            elements.add(value(parser, token, depth + 1));
            token = parser.nextToken();
        }
        return elements;
    }

    private Object integer(JsonParser parser) throws UnreadableRecordException {
        budget.number(parser.getStringLength());
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getBigIntegerValue();
        };
    }

    private BigDecimal decimal(JsonParser parser) throws UnreadableRecordException {
        budget.number(parser.getStringLength());
        BigDecimal number;
        try {
            number = parser.getDecimalValue();
        } catch (JacksonException | NumberFormatException e) {
            // The text is a number already; what fails is an exponent beyond what the platform can hold.
            throw ValueLimit.NUMBER.exceeded(limits.maxNumberLength(), null);
        }
        if (!ExactNumbers.isBounded(number, limits.maxNumberLength())) {
            throw ValueLimit.NUMBER.exceeded(limits.maxNumberLength(), null);
        }
        return number;
    }

    /** Only an escape can make one: the charset's decoder lets none through. */
    private static void refuseHalfSurrogates(CharBuffer text) throws UnreadableRecordException {
        char[] chars = text.array();
        int end = text.arrayOffset() + text.limit();
        for (int i = text.arrayOffset() + text.position(); i < end; i++) {
            if (chars[i] == '\\') {
                int unit = escapedUnit(chars, i, end);
                if (unit >= 0 && Character.isSurrogate((char) unit)) {
                    int next = escapedUnit(chars, i + 6, end);
                    if (Character.isLowSurrogate((char) unit) || next < 0 || !Character.isLowSurrogate((char) next)) {
                        int from = text.arrayOffset() + text.position();
                        throw JsonSyntax.broken(TextPlace.of(chars, from, end, i), JsonFault.HALF_SURROGATE);
                    }
                    i += 11;
                } else {
                    i++;
                }
            }
        }
    }

    /** The UTF-16 unit of the escape that begins at an index, or -1 where none begins there. */
    private static int escapedUnit(char[] chars, int index, int end) {
        if (index + 6 > end || chars[index] != '\\' || chars[index + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = index + 2; i < index + 6; i++) {
            int digit = Character.digit(chars[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static TextPlace place(TokenStreamLocation location) {
        return new TextPlace(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
