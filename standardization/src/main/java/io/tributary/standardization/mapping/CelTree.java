package io.tributary.standardization.mapping;

import com.google.common.primitives.UnsignedLong;
import com.google.protobuf.NullValue;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.ExactNumbers;
import io.tributary.standardization.codec.JsonNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trees as CEL sees them, and back. CEL has no exact decimals: a number with a fraction, or beyond 64 bits, is a double
 * there. Stateless.
 */
final class CelTree {

    private CelTree() {}

    static Object toCel(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> converted = new LinkedHashMap<>(members.size() * 2);
            members.forEach((name, member) -> converted.put((String) name, toCel(member)));
            return converted;
        }
        if (value instanceof List<?> elements) {
            List<Object> converted = new ArrayList<>(elements.size());
            elements.forEach(element -> converted.add(toCel(element)));
            return converted;
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return ((Number) value).doubleValue();
        }
        return value == JsonNull.NULL ? NullValue.NULL_VALUE : value;
    }

    /** Null where the expression's answer is null: there is no value then. */
    static @Nullable Object fromCel(Object value) throws FieldRefusal {
        return isNull(value) ? null : new Answer().tree(value);
    }

    /** An answer on its way back; counted, since a list may hold one long text many times. */
    private static final class Answer {

        private int values;
        private long characters;

        private Object tree(Object value) throws FieldRefusal {
            count(value);
            if (value instanceof String || value instanceof Long || value instanceof Boolean) {
                return value;
            }
            if (value instanceof Double number) {
                return decimal(number);
            }
            if (value instanceof UnsignedLong number) {
                return ExactNumbers.inTree(new BigDecimal(number.bigIntegerValue()));
            }
            if (value instanceof List<?> elements) {
                return list(elements);
            }
            if (value instanceof Map<?, ?> members) {
                return object(members);
            }
            throw refuse(Wording.of(
                    "gives a value that JSON does not have; turn it into text with string(...)",
                    "的结果不是 JSON 的值；请用 string(...) 转换为文本"));
        }

        private List<Object> list(List<?> elements) throws FieldRefusal {
            List<Object> converted = new ArrayList<>();
            for (Object element : elements) {
                converted.add(isNull(element) ? JsonNull.NULL : tree(element));
            }
            return converted;
        }

        private Map<String, Object> object(Map<?, ?> members) throws FieldRefusal {
            Map<String, Object> converted = new LinkedHashMap<>(members.size() * 2);
            for (Map.Entry<?, ?> member : members.entrySet()) {
                Object inner = member.getValue();
                converted.put(String.valueOf(member.getKey()), isNull(inner) ? JsonNull.NULL : tree(inner));
            }
            return converted;
        }

        private void count(Object value) throws FieldRefusal {
            values++;
            characters += value instanceof String text ? text.length() : 0;
            if (values > CelBounds.MAX_VALUES || characters > CelBounds.MAX_CHARACTERS) {
                throw refuse(Wording.of(
                        "gives more than " + CelBounds.MAX_VALUES + " values or " + CelBounds.MAX_CHARACTERS
                                + " characters",
                        "的结果超过 " + CelBounds.MAX_VALUES + " 个值或 " + CelBounds.MAX_CHARACTERS + " 个字符"));
            }
        }
    }

    private static Object decimal(double number) throws FieldRefusal {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw refuse(
                    Wording.of("gives " + number + ", which JSON does not have", "的结果为 " + number + "，JSON 中没有该值"));
        }
        return BigDecimal.valueOf(number);
    }

    /** The runtime has one null of its own beside protobuf's. */
    private static boolean isNull(Object value) {
        return value == NullValue.NULL_VALUE || value instanceof dev.cel.common.values.NullValue;
    }

    private static FieldRefusal refuse(Wording what) {
        return new FieldRefusal(
                ErrorCode.EXPRESSION_FAILED,
                CelExpression.RULE,
                null,
                null,
                Wording.of("the expression " + what.english(), "表达式" + what.chinese()));
    }
}
