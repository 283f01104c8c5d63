package io.tributary.standardization.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Demands on a text. Lengths count code points. */
final class StringCheck implements Check {

    private final boolean required;
    private final int minLength;
    private final int maxLength;
    private final TextRule[] rules;

    /**
     * @param required whether other values than texts are refused
     */
    StringCheck(boolean required, @Nullable Integer minLength, @Nullable Integer maxLength, List<TextRule> rules) {
        this.required = required;
        this.minLength = minLength == null ? 0 : minLength;
        this.maxLength = maxLength == null ? Integer.MAX_VALUE : maxLength;
        this.rules = rules.toArray(TextRule[]::new);
    }

    @Override
    public boolean accepts(Object value) {
        if (!(value instanceof String text)) {
            return !required;
        }
        if (!hasLength(text)) {
            return false;
        }
        for (TextRule rule : rules) {
            if (!rule.accepts(text)) {
                return false;
            }
        }
        return true;
    }

    /** A code point has one or two UTF-16 units, so that most texts need not be counted. */
    private boolean hasLength(String text) {
        int units = text.length();
        if (units < minLength) {
            return false;
        }
        if (units <= maxLength && units / 2 >= minLength) {
            return true;
        }
        int points = text.codePointCount(0, units);
        return points >= minLength && points <= maxLength;
    }
}
