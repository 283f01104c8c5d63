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
    public boolean accepts(Object value, Effort effort) {
        if (!(value instanceof List<?> elements)) {
            return !required;
        }
        effort.spend(1 + elements.size());
        return bounds.contain(elements.size())
                && acceptsEach(elements, effort)
                && (contained == null || isContained(contained, elements, effort))
                && (!unique || DistinctElements.in(elements, effort));
    }

    private boolean acceptsEach(List<?> elements, Effort effort) {
        for (int i = 0; i < elements.size(); i++) {
            Check check = checkAt(i);
            if (check != FixedCheck.ANYTHING && !check.accepts(elements.get(i), effort)) {
                return false;
            }
        }
        return true;
    }

    private Check checkAt(int index) {
        return index < leading.size() ? leading.get(index) : rest;
    }

    private static boolean isContained(Check check, List<?> elements, Effort effort) {
        for (int i = 0; i < elements.size(); i++) {
            if (check.accepts(elements.get(i), effort)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        if (!(value instanceof List<?> elements)) {
            return required ? Refusal.by("type") : null;
        }
        effort.spend(1 + elements.size());
        if (!bounds.contain(elements.size())) {
            return Refusal.by(elements.size() < bounds.min ? "minItems" : "maxItems");
        }
        for (int i = 0; i < elements.size(); i++) {
            Refusal refusal = checkAt(i).refusal(elements.get(i), effort);
            if (refusal != null) {
                return refusal.inside(Integer.toString(i));
            }
        }
        if (contained != null && !isContained(contained, elements, effort)) {
            return Refusal.by("contains");
        }
        return unique && !DistinctElements.in(elements, effort) ? Refusal.by("uniqueItems") : null;
    }

    @Override
    public void count(Object value, ReportCost cost) {
        cost.add(1);
        if (!(value instanceof List<?> elements)) {
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            cost.addInside(checkAt(i), element);
            if (contained != null) {
                cost.addInside(contained, element);
            }
        }
        if (unique) {
            cost.add(DistinctElements.costOfEachWithEach(elements));
        }
    }
}
