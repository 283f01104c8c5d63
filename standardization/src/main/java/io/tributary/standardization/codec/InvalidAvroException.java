package io.tributary.standardization.codec;

import io.tributary.core.outcome.Wording;

/** A text is no schema of Avro, or none together with those that it refers to. */
public final class InvalidAvroException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Wording why;

    InvalidAvroException(Wording why, Throwable cause) {
        super(why.english(), cause);
        this.why = why;
    }

    public Wording why() {
        return why;
    }
}
