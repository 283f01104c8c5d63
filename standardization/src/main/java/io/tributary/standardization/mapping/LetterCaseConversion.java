package io.tributary.standardization.mapping;

import java.util.Locale;

/** Writes all letters of a text large, or small. What is no text stays as it is. */
record LetterCaseConversion(boolean upper) implements ValueConversion {

    @Override
    public Object convert(Object value) {
        if (value instanceof String text) {
            return upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
        }
        return value;
    }
}
