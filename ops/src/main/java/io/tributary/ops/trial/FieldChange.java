package io.tributary.ops.trial;

import org.jspecify.annotations.Nullable;

/**
 * A field of the standard record that differs under two contracts.
 *
 * @param pointer JSON Pointer (RFC 6901)
 * @param before  as JSON, shortened, {@code ***} where one of the contracts masks it; absent where the field was not there
 * @param after   likewise
 */
public record FieldChange(
        String pointer, @Nullable String before, @Nullable String after) {

    /** What happened to the field. */
    public enum Kind {
        CHANGED,
        ADDED,
        REMOVED
    }

    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }
}
