package io.tributary.standardization.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Applies a rule to every element of an array. An element without a value is left out.
 *
 * @param inPlace whether the elements are those of the source, so that each has its place there
 */
record EachConversion(FieldPlan element, boolean inPlace) implements ValueConversion {

    @Override
    public Object convert(Object value) {
        throw new IllegalStateException("a rule for elements needs the record's scope");
    }

    @Override
    public Object convert(Object value, RecordScope scope) throws FieldRefusal {
        List<?> elements = Elements.of(value);
        List<Object> converted = new ArrayList<>(elements.size());
        List<PlacedRefusal> refusals = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            RecordScope within = scope.within(elements.get(i));
            try {
                Object result = element.value(within);
                if (result != null) {
                    converted.add(result);
                }
            } catch (FieldRefusal e) {
                String step = "/" + i;
                String place = inPlace && value instanceof List ? step : "";
                for (PlacedRefusal placed : element.refusals(e, within)) {
                    String source = placed.sourcePointer();
                    refusals.add(placed.within(step, "[" + i + "]", source == null ? null : place + source));
                }
            }
        }
        if (!refusals.isEmpty()) {
            throw FieldRefusal.of(refusals);
        }
        return converted;
    }

    @Override
    public boolean masks() {
        return element.isMasked();
    }

    @Override
    public boolean mayShowMasked() {
        return element.mayShowMasked();
    }

    @Override
    public boolean readsAnywhere() {
        return element.readsAnywhere();
    }
}
