package io.tributary.mirror.deadletter;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import java.util.List;

/**
 * How many letters there are, and why.
 *
 * @param letters refused records; one that has several letters counts once
 * @param repeats letters beyond the first of the same record
 * @param strangers records of the dead-letter topics that are no letters, or whose reasons this version does not know
 * @param withoutValue letters whose value stands in the source topic only
 * @param isWhole whether all letters were looked at
 * @param reasons the most frequent first; a record counts once under each code and pointer
 */
public record LetterCount(
        long letters, long repeats, long strangers, long withoutValue, boolean isWhole, List<Reason> reasons) {

    public LetterCount {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param records      that were refused for it
     * @param newest       one of them, the newest by its timestamp
     * @param newestMillis its timestamp, since the epoch
     * @param error        as the newest has it
     */
    public record Reason(long records, SourcePosition newest, long newestMillis, RecordError error) {}
}
