package io.tributary.standardization.validation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * A text that all values share which everit takes for equal: numbers stand in it by their worth.
 *
 * <p><b>Threading:</b> confined to one thread; for one value.
 */
final class EqualityKey {

    private final StringBuilder text = new StringBuilder();

    private EqualityKey() {}

    static boolean isContainer(Object value) {
        return value instanceof Map || value instanceof List;
    }

    /** @param value in org.json's structures */
    static String of(Object value) {
        EqualityKey key = new EqualityKey();
        key.append(value);
        return key.text.toString();
    }

    private void append(Object value) {
        if (value instanceof JSONObject object) {
            text.append('{');
            for (String name : names(object)) {
                append(name);
                append(object.get(name));
            }
            text.append('}');
        } else if (value instanceof JSONArray array) {
            text.append('[');
            array.forEach(this::append);
            text.append(']');
        } else if (value instanceof Number number) {
            BigDecimal worth = ExactDecimal.of(number).stripTrailingZeros();
            text.append('#').append(worth.unscaledValue()).append('e').append(worth.scale());
        } else {
            // Its length keeps apart what would read alike.
            String plain = value.toString();
            text.append(value instanceof String ? '"' : '=').append(plain.length());
            text.append(':').append(plain);
        }
    }

    /** In everit's order, on which its comparison depends where names differ in case alone. */
    private static String[] names(JSONObject object) {
        String[] names = object.keySet().toArray(String[]::new);
        Arrays.sort(names, String.CASE_INSENSITIVE_ORDER);
        return names;
    }
}
