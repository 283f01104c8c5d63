package io.tributary.standardization.mapping;

import io.tributary.standardization.codec.JsonNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one element of an array; a negative index counts from its end. */
record PickConversion(int index) implements ValueConversion {

    @Override
    public @Nullable Object convert(Object value) {
        List<?> elements = Elements.of(value);
        int place = index < 0 ? index + elements.size() : index;
        if (place < 0 || place >= elements.size()) {
            return null;
        }
        Object picked = elements.get(place);
        return picked == JsonNull.NULL ? null : picked;
    }
}
