package io.tributary.standardization.validation;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a tree breaks a schema. It quotes the schema, never the data.
 *
 * @param pointer  JSON Pointer (RFC 6901) of the value at fault; of the member that lacks or is too many, where one does
 * @param keyword  of the schema, such as {@code minimum}
 * @param expected what the keyword demands, as JSON, where the schema says it in one place
 */
public record SchemaViolation(
        String pointer, String keyword, @Nullable String expected) {

    /** Nothing is known of the record but that to check it takes more work than the limit. */
    public static final SchemaViolation TOO_MUCH_WORK = new SchemaViolation("", "", null);

    public boolean isOfWork() {
        return equals(TOO_MUCH_WORK);
    }
}
