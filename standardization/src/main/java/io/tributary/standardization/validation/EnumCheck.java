package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * A value is one of several. Equality is everit's: an integer equals a decimal of the same worth, but two decimals are equal
 * only with the same digits, as are numbers inside of arrays and objects.
 */
final class EnumCheck implements Check {

    private final Set<Object> permitted = new HashSet<>();
    private final Number[] numbers;

    EnumCheck(List<@Nullable Object> values) {
        values.forEach(value -> permitted.add(tree(value)));
        this.numbers = permitted.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toArray(Number[]::new);
    }

    @Override
    public boolean accepts(Object value) {
        if (permitted.contains(value)) {
            return true;
        }
        return numbers.length > 0 && value instanceof Number number && hasWorthOfOther(number);
    }

    private boolean hasWorthOfOther(Number number) {
        for (Number candidate : numbers) {
            if (candidate.getClass() != number.getClass()
                    && ExactDecimal.of(candidate).compareTo(ExactDecimal.of(number)) == 0) {
                return true;
            }
        }
        return false;
    }

    /** A value of everit's model as it would stand in a tree. */
    private static Object tree(@Nullable Object value) {
        if (value == null || value == JSONObject.NULL) {
            return JsonNull.NULL;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Map<?, ?> members) {
            Map<Object, Object> tree = new LinkedHashMap<>();
            members.forEach((name, member) -> tree.put(name, tree(member)));
            return tree;
        }
        if (value instanceof List<?> elements) {
            List<Object> tree = new ArrayList<>();
            elements.forEach(element -> tree.add(tree(element)));
            return tree;
        }
        return value;
    }
}
