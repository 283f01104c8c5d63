package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;

/** Keeps a document within its limits while it is read. Confined to one thread, one document at a time. */
final class FieldBudget {

    private final DocumentLimits limits;
    private int fields;

    FieldBudget(DocumentLimits limits) {
        this.limits = limits;
    }

    void startDocument() {
        fields = 0;
    }

    /** Counts one member or array element. */
    void field() throws UnreadableRecordException {
        if (++fields > limits.maxFields()) {
            throw exceeded("fields", limits.maxFields());
        }
    }

    /** @param depth of the container that begins; the outermost has 1 */
    void container(int depth) throws UnreadableRecordException {
        if (depth > limits.maxDepth()) {
            throw UnreadableRecordException.of(
                    ErrorCode.TOO_DEEP,
                    "at most " + limits.maxDepth() + " levels",
                    null,
                    "the document nests deeper than " + limits.maxDepth() + " levels");
        }
    }

    void text(int length) throws UnreadableRecordException {
        if (length > limits.maxStringLength()) {
            throw exceeded("characters in one text", limits.maxStringLength());
        }
    }

    void name(int length) throws UnreadableRecordException {
        if (length > limits.maxNameLength()) {
            throw exceeded("characters in a name", limits.maxNameLength());
        }
    }

    static UnreadableRecordException exceeded(String what, int limit) {
        return UnreadableRecordException.of(
                ErrorCode.LIMIT_EXCEEDED,
                "at most " + limit + " " + what,
                null,
                "the document has more than " + limit + " " + what);
    }
}
