package io.tributary.standardization.validation;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Demands on a text. Lengths count code points. */
final class StringCheck implements Check {

    private final boolean required;
    private final int minLength;
    private final int maxLength;
    private final @Nullable TextRule pattern;
    private final TextRule[] rules;

    /**
     * @param required whether other values than texts are refused
     */
    StringCheck(
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable TextRule pattern,
            @Nullable TextRule format) {
        this.required = required;
        this.minLength = minLength == null ? 0 : minLength;
        this.maxLength = maxLength == null ? Integer.MAX_VALUE : maxLength;
        this.pattern = pattern;
        this.rules = Stream.of(Optional.ofNullable(pattern), Optional.ofNullable(format))
                .flatMap(Optional::stream)
                .toArray(TextRule[]::new);
    }

    @Override
    public boolean accepts(Object value, Effort effort) {
        if (!(value instanceof String text)) {
            return !required;
        }
        if (!hasLength(text)) {
            return false;
        }
        return rules.length == 0 || acceptsByRules(text, effort);
    }

    private boolean acceptsByRules(String text, Effort effort) {
        effort.spendOn(text);
        for (TextRule rule : rules) {
            if (!rule.accepts(text)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        if (accepts(value, effort)) {
            return null;
        }
        if (!(value instanceof String text)) {
            return Refusal.by("type");
        }
        if (!hasLength(text)) {
            return Refusal.by(text.codePointCount(0, text.length()) < minLength ? "minLength" : "maxLength");
        }
        return Refusal.by(pattern != null && !pattern.accepts(text) ? "pattern" : "format");
    }

    /** everit's messages quote the text. */
    @Override
    public void count(Object value, ReportCost cost) {
        cost.add(1);
        cost.addQuote(value);
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
