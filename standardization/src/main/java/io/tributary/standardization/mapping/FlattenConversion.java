package io.tributary.standardization.mapping;

import java.util.ArrayList;
import java.util.List;

/** Puts the elements of arrays within an array in their place, one level deep. */
enum FlattenConversion implements ValueConversion {
    INSTANCE;

    @Override
    public Object convert(Object value) {
        List<Object> flat = new ArrayList<>();
        for (Object element : Elements.of(value)) {
            flat.addAll(Elements.of(element));
        }
        return flat;
    }
}
