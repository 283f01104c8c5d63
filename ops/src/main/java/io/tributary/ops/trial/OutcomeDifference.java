package io.tributary.ops.trial;

import io.tributary.core.outcome.RecordError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate contract makes of a record that the current one makes something else of.
 *
 * @param fields  in the order of the standard record; empty unless both mirror it
 * @param key     absent where the key is the same, or only one of them mirrors the record
 * @param reasons of the candidate where it refuses the record, without those that the current contract gave as well unless
 *     there are no others; else those of the current contract where that did
 */
public record OutcomeDifference(
        Verdict verdict, List<FieldChange> fields, @Nullable FieldChange key, List<RecordError> reasons) {

    static final OutcomeDifference NONE = new OutcomeDifference(Verdict.SAME, List.of(), null, List.of());

    public OutcomeDifference {
        fields = List.copyOf(fields);
        reasons = List.copyOf(reasons);
    }

    public boolean isDifferent() {
        return verdict != Verdict.SAME;
    }

    static OutcomeDifference of(Verdict verdict, List<RecordError> reasons) {
        return new OutcomeDifference(verdict, List.of(), null, reasons);
    }
}
