package io.tributary.standardization.mapping;

import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.codec.JsonText;
import java.util.List;
import java.util.Map;

/** Values as reasons show them: short, text in quotes, of an object or array only its size. Stateless. */
final class Shown {

    /** Stands for what is hidden. */
    static final String MASKED = "***";

    private Shown() {}

    static String of(Object value) {
        if (value instanceof Map<?, ?> members) {
            return "an object with " + members.size() + " members";
        }
        if (value instanceof List<?> elements) {
            return "an array with " + elements.size() + " elements";
        }
        String text = RecordError.shorten(JsonText.scalar(value));
        return value instanceof String ? "'" + text + "'" : text;
    }
}
