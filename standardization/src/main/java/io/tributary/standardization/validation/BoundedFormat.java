package io.tributary.standardization.validation;

import java.util.List;
import java.util.Optional;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.internal.EmailFormatValidator;
import org.everit.json.schema.internal.HostnameFormatValidator;
import org.everit.json.schema.internal.URITemplateFormatValidator;

/**
 * A format whose check takes much longer for a text twice as long, or fails of itself: longer texts are refused unseen, and
 * what it cannot read is not of the format.
 */
record BoundedFormat(FormatValidator exact, int maxLength) implements FormatValidator {

    /** RFC 5321 allows 64 before the at sign and 255 after it. */
    static final int MAX_ADDRESS = 320;

    static final int MAX_TEMPLATE = 1_000;

    static List<FormatValidator> all() {
        return List.of(
                new BoundedFormat(new EmailFormatValidator(), MAX_ADDRESS),
                new BoundedFormat(new HostnameFormatValidator(), MAX_ADDRESS),
                new BoundedFormat(new URITemplateFormatValidator(), MAX_TEMPLATE),
                new LinearRegex());
    }

    @Override
    public Optional<String> validate(String text) {
        if (text.length() > maxLength) {
            return Optional.of("longer than " + maxLength);
        }
        if (text.isEmpty() && exact instanceof URITemplateFormatValidator) {
            // A template without any expression, on which the library fails.
            return Optional.empty();
        }
        try {
            return exact.validate(text);
        } catch (RuntimeException e) {
            return Optional.of("not readable");
        }
    }

    @Override
    public String formatName() {
        return exact.formatName();
    }
}
