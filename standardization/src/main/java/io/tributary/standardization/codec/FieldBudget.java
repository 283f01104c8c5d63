package io.tributary.standardization.codec;

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
            throw ValueLimit.FIELDS.exceeded(limits.maxFields(), null);
        }
    }

    /** @param depth of the container that begins; the outermost has 1 */
    void container(int depth) throws UnreadableRecordException {
        if (depth > limits.maxDepth()) {
            throw ValueLimit.DEPTH.exceeded(limits.maxDepth(), null);
        }
    }

    void text(int length) throws UnreadableRecordException {
        if (length > limits.maxStringLength()) {
            throw ValueLimit.TEXT.exceeded(limits.maxStringLength(), length);
        }
    }

    void name(int length) throws UnreadableRecordException {
        if (length > limits.maxNameLength()) {
            throw ValueLimit.NAME.exceeded(limits.maxNameLength(), length);
        }
    }

    /** @param length in characters as written */
    void number(int length) throws UnreadableRecordException {
        if (length > limits.maxNumberLength()) {
            throw ValueLimit.NUMBER.exceeded(limits.maxNumberLength(), length);
        }
    }
}
