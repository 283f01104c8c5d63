package io.tributary.standardization.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Demands on an array.
 *
 * @param required whether other values than arrays are refused
 * @param leading  for the elements at the start, each for its own
 * @param rest     for the elements after those
 * @param contained what at least one element must satisfy; null: nothing
 */
record ArrayCheck(
        boolean required,
        Bounds bounds,
        boolean unique,
        List<Check> leading,
        Check rest,
        @Nullable Check contained) implements Check {

    /** Of a size, both inclusive. */
    record Bounds(int min, int max) {

        static Bounds of(@Nullable Integer min, @Nullable Integer max) {
            return new Bounds(min == null ? 0 : min, max == null ? Integer.MAX_VALUE : max);
        }

        boolean contain(int size) {
            return size >= min && size <= max;
        }
    }

    @Override
    public boolean accepts(Object value) {
        if (!(value instanceof List<?> elements)) {
            return !required;
        }
        return bounds.contain(elements.size())
                && acceptsEach(elements)
                && (contained == null || isContained(contained, elements))
                && (!unique || DistinctElements.in(elements));
    }

    private boolean acceptsEach(List<?> elements) {
        int leadingCount = leading.size();
        for (int i = 0; i < elements.size(); i++) {
            Check check = i < leadingCount ? leading.get(i) : rest;
            if (check != FixedCheck.ANYTHING && !check.accepts(elements.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isContained(Check check, List<?> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (check.accepts(elements.get(i))) {
                return true;
            }
        }
        return false;
    }
}
