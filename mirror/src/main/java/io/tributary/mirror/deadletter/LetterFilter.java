package io.tributary.mirror.deadletter;

import io.tributary.core.ledger.OffsetInterval;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant. What is left out does not matter; one of a letter's reasons has to fit code and pointer both.
 *
 * @param codes     of a reason; empty: any
 * @param pointer   of a reason, in the standard record: that field or one within it
 * @param from      the earliest timestamp of the refused record
 * @param to        its timestamp lies before this
 * @param partition of the source topic
 * @param offsets   in the source topic
 */
public record LetterFilter(
        Set<ErrorCode> codes,
        @Nullable String pointer,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer partition,
        @Nullable OffsetInterval offsets) {

    public static final LetterFilter EVERYTHING = new LetterFilter(Set.of(), null, null, null, null, null);

    public LetterFilter {
        codes = Set.copyOf(codes);
    }

    public boolean selects(StoredLetter letter) {
        return selectsPartition(letter.position().partition())
                && (offsets == null || offsets.contains(letter.position().offset()))
                && selectsTime(letter.timestampMillis())
                && letter.errors().stream().anyMatch(this::selects);
    }

    /** A record that has no time is of none. */
    private boolean selectsTime(long millis) {
        boolean isAny = from == null && to == null;
        return isAny
                || (millis >= 0
                        && (from == null || millis >= from.toEpochMilli())
                        && (to == null || millis < to.toEpochMilli()));
    }

    public boolean selectsPartition(int number) {
        return partition == null || partition == number;
    }

    private boolean selects(RecordError error) {
        boolean isCode = codes.isEmpty() || codes.contains(error.code());
        return isCode
                && (pointer == null
                        || error.pointer().equals(pointer)
                        || error.pointer().startsWith(pointer + "/"));
    }
}
