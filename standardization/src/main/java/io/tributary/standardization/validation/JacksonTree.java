package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns trees into the structures that networknt's validator takes, without rounding a number. Stateless. */
final class JacksonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JacksonTree() {}

    static JsonNode from(Object value) {
        if (value instanceof Map<?, ?> members) {
            ObjectNode object = NODES.objectNode();
            members.forEach((name, member) -> object.set((String) name, from(member)));
            return object;
        }
        if (value instanceof List<?> elements) {
            ArrayNode array = NODES.arrayNode(elements.size());
            elements.forEach(element -> array.add(from(element)));
            return array;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof String text) {
            return NODES.stringNode(text);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number.longValue());
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        if (value instanceof BigInteger number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        if (value == JsonNull.NULL) {
            return NODES.nullNode();
        }
        throw new IllegalArgumentException("not a value of a tree: " + value.getClass());
    }
}
