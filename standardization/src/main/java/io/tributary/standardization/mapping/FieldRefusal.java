package io.tributary.standardization.mapping;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a value cannot become a field. Carries no stack trace: it is part of a record's fate, not a fault of the
 * machinery. It never quotes the value itself, which may have to be masked.
 */
final class FieldRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String rule;
    private final transient @Nullable Wording expected;
    private final transient @Nullable Object seen;
    private final transient Wording reason;
    private final boolean discreet;
    private final transient List<PlacedRefusal> parts;

    /**
     * @param seen    the value at fault
     * @param reason goes on after the quoted value, such as {@code is not an integer}; a whole clause where nothing was
     *     seen
     */
    FieldRefusal(ErrorCode code, String rule, @Nullable Wording expected, @Nullable Object seen, Wording reason) {
        this(code, rule, expected, seen, reason, false);
    }

    private FieldRefusal(
            ErrorCode code,
            String rule,
            @Nullable Wording expected,
            @Nullable Object seen,
            Wording reason,
            boolean discreet) {
        super(reason.english(), null, false, false);
        this.discreet = discreet;
        this.reason = reason;
        this.code = code;
        this.rule = rule;
        this.expected = expected;
        this.seen = seen;
        this.parts = List.of();
    }

    private FieldRefusal(FieldRefusal first, List<PlacedRefusal> parts) {
        super(first.getMessage(), null, false, false);
        this.discreet = first.discreet;
        this.reason = first.reason;
        this.code = first.code;
        this.rule = first.rule;
        this.expected = first.expected;
        this.seen = first.seen;
        this.parts = List.copyOf(parts);
    }

    /** The refusal of an object or array whose parts were refused; it says what the first of them says. */
    static FieldRefusal of(List<PlacedRefusal> parts) {
        return new FieldRefusal(parts.get(0).refusal(), parts);
    }

    /** The same, where the value at fault was written in another way. */
    FieldRefusal about(Object written) {
        return new FieldRefusal(code, rule, expected, written, reason, discreet);
    }

    /** What was refused within the value; empty where it is the value itself. */
    List<PlacedRefusal> parts() {
        return parts;
    }

    /** A refusal whose reason holds no part of any value, so that it is told of masked ones, too. */
    static FieldRefusal discreet(
            ErrorCode code, String rule, @Nullable Wording expected, @Nullable Object seen, Wording reason) {
        return new FieldRefusal(code, rule, expected, seen, reason, true);
    }

    boolean isDiscreet() {
        return discreet;
    }

    ErrorCode code() {
        return code;
    }

    String rule() {
        return rule;
    }

    @Nullable
    Wording expected() {
        return expected;
    }

    @Nullable
    Object seen() {
        return seen;
    }

    Wording reason() {
        return reason;
    }
}
