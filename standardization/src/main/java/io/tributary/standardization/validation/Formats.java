package io.tributary.standardization.validation;

import org.everit.json.schema.FormatValidator;

/** The formats of everit as rules. Stateless. */
final class Formats {

    private Formats() {}

    static TextRule rule(FormatValidator validator) {
        TextRule exact = text -> validator.validate(text).isEmpty();
        return switch (validator.formatName()) {
            case "date-time" -> text -> PlainTime.isDateTime(text) || exact.accepts(text);
            case "date" -> text -> PlainTime.isDate(text) || exact.accepts(text);
            default -> exact;
        };
    }
}
