package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
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
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        // One more than ours, so that ours speaks first.
                        .maxNestingDepth(limits.maxDepth() + 1)
                        .maxStringLength(limits.maxStringLength())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxNameLength(limits.maxNameLength())
                        .build())
                .build();
    }

    Object read(CharBuffer text) throws UnreadableRecordException {
        refuseHalfSurrogates(text);
        budget.startDocument();
        int offset = text.arrayOffset() + text.position();
        try (JsonParser parser =
                factory.createParser(ObjectReadContext.empty(), text.array(), offset, text.remaining())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw malformed("the value is empty where a JSON document was expected");
            }
            Object tree = value(parser, first, 1);
            if (parser.nextToken() != null) {
                throw malformed("something follows the JSON document at " + place(parser.currentTokenLocation()));
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw UnreadableRecordException.of(
                    ErrorCode.LIMIT_EXCEEDED, RecordError.shorten(oneLine(e.getOriginalMessage())));
        } catch (JacksonException e) {
            throw malformed("the JSON breaks at " + place(e.getLocation()) + ": "
                    + RecordError.shorten(oneLine(e.getOriginalMessage())));
        }
    }

    private Object value(JsonParser parser, JsonToken token, int depth) throws UnreadableRecordException {
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw malformed("the JSON breaks at " + place(parser.currentTokenLocation()));
        };
    }

    private Map<String, Object> object(JsonParser parser, int depth) throws UnreadableRecordException {
        budget.container(depth);
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            budget.field();
            String name = parser.currentName();
            Object member = value(parser, parser.nextToken(), depth + 1);
            if (members.put(name, member) != null) {
                throw malformed("the name '" + RecordError.shorten(name)
                        + "' appears twice in one object, the second at " + place(parser.currentTokenLocation()));
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

    private static Object integer(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getBigIntegerValue();
        };
    }

    private BigDecimal decimal(JsonParser parser) throws UnreadableRecordException {
        BigDecimal number;
        try {
            number = parser.getDecimalValue();
        } catch (NumberFormatException e) {
            // The text is a number already; what fails is an exponent beyond what the platform can hold.
            throw FieldBudget.exceeded("digits in a number", limits.maxNumberLength());
        }
        if (!ExactNumbers.isBounded(number, limits.maxNumberLength())) {
            throw FieldBudget.exceeded("digits in a number", limits.maxNumberLength());
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
                        throw malformed("half of a surrogate pair is escaped at character " + i
                                + "; it stands for no character");
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

    private static UnreadableRecordException malformed(String message) {
        return UnreadableRecordException.of(ErrorCode.MALFORMED_JSON, message);
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String oneLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
