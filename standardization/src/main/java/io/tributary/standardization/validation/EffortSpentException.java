package io.tributary.standardization.validation;

/** The record takes more work to check than the limit. Part of a verdict, so it has no stack trace. */
final class EffortSpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EffortSpentException() {
        super("the record takes more work to check than the limit", null, false, false);
    }
}
