package io.tributary.standardization.mapping;

import io.tributary.core.outcome.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a value cannot become a field. Carries no stack trace: it is part of a record's fate, not a fault of the
 * machinery. It never quotes the value itself, which may have to be masked.
 */
final class FieldRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String rule;
    private final @Nullable String expected;
    private final transient @Nullable Object seen;

    /**
     * @param seen    the value at fault
     * @param message goes on after the quoted value, such as {@code is not an integer}; a whole clause where nothing was
     *     seen
     */
    FieldRefusal(ErrorCode code, String rule, @Nullable String expected, @Nullable Object seen, String message) {
        super(message, null, false, false);
        this.code = code;
        this.rule = rule;
        this.expected = expected;
        this.seen = seen;
    }

    ErrorCode code() {
        return code;
    }

    String rule() {
        return rule;
    }

    @Nullable
    String expected() {
        return expected;
    }

    @Nullable
    Object seen() {
        return seen;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
