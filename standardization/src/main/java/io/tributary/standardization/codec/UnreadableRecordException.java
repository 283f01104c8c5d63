package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;

/** A value that cannot be decoded. Carries no stack trace: it is part of a record's fate, not a fault of the machinery. */
public final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RecordError error;

    UnreadableRecordException(RecordError error) {
        super(error.message().english(), null, false, false);
        this.error = error;
    }

    static UnreadableRecordException of(ErrorCode code, Wording message) {
        return of(code, null, null, message);
    }

    static UnreadableRecordException of(
            ErrorCode code, @Nullable Wording expected, @Nullable String seen, Wording message) {
        return new UnreadableRecordException(new RecordError(code, "", null, null, expected, seen, message));
    }

    public RecordError error() {
        return error;
    }
}
