package io.tributary.core.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault of the machinery. Its message says what failed, where, and what to do, for a person to read without a stack
 * trace; it never holds a payload or a secret.
 */
public sealed class TributaryException extends RuntimeException permits ConfigurationException {

    private static final long serialVersionUID = 1L;

    private final FaultCode code;

    public TributaryException(FaultCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public TributaryException(FaultCode code, String message) {
        this(code, message, null);
    }

    public final FaultCode code() {
        return code;
    }

    public final Disposition disposition() {
        return code.disposition();
    }
}
