package io.tributary.standardization.mapping;

import java.util.List;

/** The elements of a value: XML cannot tell one element from an array of one, so a single value is one. Stateless. */
final class Elements {

    private Elements() {}

    static List<?> of(Object value) {
        return value instanceof List<?> elements ? elements : List.of(value);
    }
}
