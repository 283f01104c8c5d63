package io.tributary.mirror.redrive;

import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.TargetRange;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Behind which offsets of a target partition the mirrored records of a source partition stand, as the ledger knows it: one
 * place for each stretch of source offsets.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class TargetPlaces {

    private static final int STRETCH_BITS = 12;

    private final TopicPartition target;
    private final TreeMap<Long, Long> behind = new TreeMap<>();
    private @Nullable LedgerEntry last;

    TargetPlaces(TopicPartition target) {
        this.target = target;
    }

    /** Entries of one source partition, in their order; a redrive says nothing of places. */
    void add(LedgerEntry entry) {
        if (entry.kind() != EntryKind.ADVANCE) {
            return;
        }
        LedgerEntry before = last;
        TargetRange range = entry.previousTarget();
        if (range != null && range.partition() == target.partition() && before != null && isInTarget(before, entry)) {
            add(entry.interval().from(), range.last() + 1);
        }
        last = entry;
    }

    private boolean isInTarget(LedgerEntry before, LedgerEntry entry) {
        return before.interval().to() == entry.interval().from()
                && target.topic().equals(before.target());
    }

    private void add(long sourceOffset, long place) {
        if (behind.isEmpty() || behind.lastKey() >> STRETCH_BITS < sourceOffset >> STRETCH_BITS) {
            behind.put(sourceOffset, place);
        }
    }

    /** No record from the source offset on stands before this one; absent where that is not known. */
    OptionalLong from(long sourceOffset) {
        var known = behind.floorEntry(sourceOffset);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.getValue());
    }
}
