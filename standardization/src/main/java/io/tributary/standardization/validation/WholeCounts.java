package io.tributary.standardization.validation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of a schema that are whole numbers written with a point or an exponent: {@code "maxLength": 2.0}. Integers from
 * draft 6 on, and nothing that everit's loader takes. Stateless.
 */
final class WholeCounts {

    /** What a long holds whatever the digits are. */
    private static final int MAX_DIGITS = 18;

    private WholeCounts() {}

    /** A copy of a schema with such counts written plainly; equal to the schema where it has none. */
    static Map<String, Object> in(Map<?, ?> schema) {
        Map<String, Object> copy = new LinkedHashMap<>();
        schema.forEach((key, value) -> {
            String name = (String) key;
            if (SchemaKeywords.OF_DATA.contains(name)) {
                copy.put(name, value);
            } else if (SchemaKeywords.OF_NAMES.contains(name) && value instanceof Map<?, ?> named) {
                copy.put(name, named(named));
            } else {
                copy.put(name, SchemaKeywords.OF_COUNTS.contains(name) ? plain(value) : part(value));
            }
        });
        return copy;
    }

    /** Whether it is a whole number that is not written as one. */
    static boolean isUnplain(Object count) {
        return !plain(count).equals(count);
    }

    /** The number as an integer is written; anything else as it is. */
    static Object plain(Object count) {
        boolean isWhole = count instanceof BigDecimal number
                && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)
                && (long) number.precision() - number.scale() <= MAX_DIGITS;
        return isWhole ? (Object) ((BigDecimal) count).longValueExact() : count;
    }

    private static Object part(Object value) {
        if (value instanceof Map<?, ?> schema) {
            return in(schema);
        }
        return value instanceof List<?> elements
                ? elements.stream().map(WholeCounts::part).toList()
                : value;
    }

    private static Map<String, Object> named(Map<?, ?> schemas) {
        Map<String, Object> copy = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> copy.put((String) name, part(schema)));
        return copy;
    }
}
