package io.tributary.ops.trial;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.util.regex.Pattern;

/**
 * A reason and the field that it is about.
 *
 * @param pointer of the field, in the standard record where the reason names one there, else in the source record; the
 *     indexes of arrays are stars
 */
public record RefusedField(ErrorCode code, String pointer) {

    static final RefusedField OTHERS = new RefusedField(ErrorCode.INTERNAL, "…");

    private static final Pattern INDEX = Pattern.compile("(?<=/)\\d+(?=/|$)");

    static RefusedField of(RecordError error) {
        String source = error.sourcePointer();
        String pointer = error.pointer().isEmpty() && source != null ? source : error.pointer();
        return new RefusedField(error.code(), INDEX.matcher(pointer).replaceAll("*"));
    }
}
