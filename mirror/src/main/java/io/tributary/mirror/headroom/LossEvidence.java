package io.tributary.mirror.headroom;

import io.tributary.core.ledger.LossCause;
import org.jspecify.annotations.Nullable;

/**
 * What is known of records that were deleted unread. Timestamps are taken to rise with the offsets.
 *
 * @param oldestMillis the timestamp of the first lost record; absent where it was never looked up
 * @param notBefore    a time before which none of them was written; 0 where nothing is known
 * @param firstMillis  the timestamp of the first record that is left; absent where none is
 * @param size         of what is left, in bytes; absent where it is not known
 */
record LossEvidence(
        Retention retention,
        long nowMillis,
        @Nullable Long oldestMillis,
        long notBefore,
        @Nullable Long firstMillis,
        @Nullable Long size) {

    /** What is left is older than this part of the retention where the retention took what was before it. */
    private static final double NEARLY = 0.9;

    private enum Verdict {
        YES,
        NO,
        PERHAPS
    }

    LossCause cause() {
        Verdict time = byTime();
        Verdict bytes = bySize();
        if (time == Verdict.YES) {
            return bytes == Verdict.YES ? LossCause.RETENTION : LossCause.RETENTION_TIME;
        }
        if (bytes == Verdict.YES) {
            return LossCause.RETENTION_SIZE;
        }
        return time == Verdict.NO && bytes == Verdict.NO ? LossCause.DELETE_RECORDS : LossCause.UNKNOWN;
    }

    private Verdict byTime() {
        if (!retention.isByTime()) {
            return Verdict.NO;
        }
        Long oldest = oldestMillis;
        if (oldest != null) {
            return retention.deadlineMillis(oldest) <= nowMillis ? Verdict.YES : Verdict.NO;
        }
        if (notBefore > 0 && retention.deadlineMillis(notBefore) > nowMillis) {
            return Verdict.NO;
        }
        Long first = firstMillis;
        boolean isOldEnough = first != null && nowMillis - first >= NEARLY * retention.millis();
        return isOldEnough ? Verdict.YES : Verdict.PERHAPS;
    }

    /** Retention by size leaves at least its bound, and always the segment that is being written. */
    private Verdict bySize() {
        if (!retention.isBySize() || firstMillis == null) {
            return Verdict.NO;
        }
        Long left = size;
        if (left == null) {
            return Verdict.PERHAPS;
        }
        return left >= retention.bytes() ? Verdict.YES : Verdict.NO;
    }
}
