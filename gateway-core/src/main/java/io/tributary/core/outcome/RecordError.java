package io.tributary.core.outcome;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a record was refused.
 *
 * @param code          the stable code
 * @param pointer       JSON Pointer (RFC 6901) of the field in the standard record; empty for the record as a whole
 * @param sourcePointer JSON Pointer in the source record, where the value came from one place there
 * @param rule          the field's rule or the schema's keyword that refused, such as {@code number: integer}
 * @param expected      what would have been right
 * @param seen          what was there, shortened, and masked where the field is masked
 * @param message       one sentence for people
 */
public record RecordError(
        ErrorCode code,
        String pointer,
        @Nullable String sourcePointer,
        @Nullable String rule,
        @Nullable Wording expected,
        @Nullable String seen,
        Wording message) {

    /** Code points of a quoted value that a reason shows at most. */
    public static final int MAX_SEEN = 64;

    public static RecordError of(ErrorCode code, String pointer, Wording message) {
        return new RecordError(code, pointer, null, null, null, null, message);
    }

    /** Shortens a value for display to {@link #MAX_SEEN} code points and makes control characters visible. */
    public static String shorten(String value) {
        return shorten(value, MAX_SEEN);
    }

    /** Shortens a value for display to so many code points and makes control characters visible. */
    public static String shorten(String value, int maxCodePoints) {
        StringBuilder shown = new StringBuilder(Math.min(value.length(), maxCodePoints) + 1);
        int taken = 0;
        int index = 0;
        while (index < value.length() && taken < maxCodePoints) {
            int codePoint = value.codePointAt(index);
            shown.appendCodePoint(Character.isISOControl(codePoint) ? '\u241A' : codePoint);
            index += Character.charCount(codePoint);
            taken++;
        }
        if (index < value.length()) {
            shown.append('…');
        }
        return shown.toString();
    }
}
