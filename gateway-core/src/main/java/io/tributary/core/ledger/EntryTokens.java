package io.tributary.core.ledger;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The JSON tokens of a written entry, one value after the other. A value of another type than is wanted ends in an
 * {@link IllegalArgumentException} whose message says which member it is and names both types.
 */
final class EntryTokens {

    private final JsonParser json;

    EntryTokens(JsonParser json) {
        this.json = json;
    }

    /** Enters the object that is all there is; {@link #endDocument} makes sure of that when it has been read. */
    void beginDocument() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("it is not a JSON object");
        }
    }

    void endDocument() {
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("something follows its JSON object");
        }
    }

    /** Moves to the value of the next member of the object that was entered last; absent at its end. */
    @Nullable
    String nextMember() {
        if (json.nextToken() != JsonToken.PROPERTY_NAME) {
            return null;
        }
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    /** Moves to the next element of the array that was entered last; false at its end. */
    boolean nextElement() {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    void beginObject(String name) {
        want(JsonToken.START_OBJECT, name);
    }

    void beginArray(String name) {
        want(JsonToken.START_ARRAY, name);
    }

    String text(String name) {
        want(JsonToken.VALUE_STRING, name);
        return json.getString();
    }

    long integer(String name) {
        want(JsonToken.VALUE_NUMBER_INT, name);
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new IllegalArgumentException("its member '" + name + "' is a number beyond 64 bits");
        }
        return json.getLongValue();
    }

    /** Passes over the value, whatever is in it. */
    void skip() {
        json.skipChildren();
    }

    private void want(JsonToken wanted, String name) {
        if (json.currentToken() != wanted) {
            throw new IllegalArgumentException("its member '" + name + "' is " + said(json.currentToken()) + " where "
                    + said(wanted) + " is wanted");
        }
    }

    private static String said(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a fraction";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NULL -> "null";
            default -> "a truth value";
        };
    }
}
