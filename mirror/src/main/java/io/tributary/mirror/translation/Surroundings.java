package io.tributary.mirror.translation;

import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.OutcomeRun;
import io.tributary.core.ledger.TargetRange;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's entries around a source offset: the one that decides it, and what the others say of where records stand.
 * Entries are met in the order of the ledger.
 *
 * <p>A range counts for the topic of its own entry only: a flow may have changed its target, and what is redriven may stand
 * aside.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Surroundings {

    private final long offset;
    private @Nullable LedgerEntry lastAdvance;
    private @Nullable LedgerEntry decisive;
    /** Where the records of the decisive entry stand. */
    private @Nullable Place place;
    /** The last known records before those of the decisive entry, and the first known ones after them. */
    private @Nullable Place before;

    private @Nullable Place after;

    Surroundings(long offset) {
        this.offset = offset;
    }

    private record Place(String topic, TargetRange range) {}

    void meet(LedgerEntry entry) {
        boolean holds = entry.interval().from() <= offset
                && offset < entry.interval().to()
                && stateOf(offset, entry) != OffsetState.UNCHANGED;
        if (entry.kind() == EntryKind.ADVANCE) {
            meetAdvance(entry, holds, placeBefore(entry));
            lastAdvance = entry;
        } else if (holds) {
            // Redriven: its record stands behind all that was known when it was refused.
            decisive = entry;
            place = null;
            after = null;
        }
    }

    /** An entry tells where the records of the one before it stand, in that one's target. */
    private @Nullable Place placeBefore(LedgerEntry entry) {
        LedgerEntry last = lastAdvance;
        TargetRange range = entry.previousTarget();
        String topic = last == null ? null : last.target();
        return range == null
                        || last == null
                        || topic == null
                        || last.interval().to() != entry.interval().from()
                ? null
                : new Place(topic, range);
    }

    private void meetAdvance(LedgerEntry entry, boolean holds, @Nullable Place previous) {
        LedgerEntry known = decisive;
        if (known == null) {
            before = previous == null ? before : previous;
            decisive = holds ? entry : null;
        } else if (known.kind() == EntryKind.ADVANCE && previous != null && after == null) {
            after = previous;
            place = entry.interval().from() == known.interval().to() ? previous : null;
        }
    }

    /** Absent where none speaks of the offset. */
    @Nullable
    LedgerEntry decisive() {
        return decisive;
    }

    /** Where the records of the decisive entry stand in a topic; absent where that is not known. */
    @Nullable
    TargetRange range(String topic) {
        Place known = place;
        return known == null || !known.topic().equals(topic) ? null : known.range();
    }

    /** The partitions of a topic in which neighbours of the record stand. */
    Set<Integer> partitions(String topic) {
        Set<Integer> numbers = new TreeSet<>();
        for (Place known : new Place[] {before, after}) {
            if (known != null && known.topic().equals(topic)) {
                numbers.add(known.range().partition());
            }
        }
        return numbers;
    }

    /** The record does not stand before this offset. */
    long after(TopicPartition target) {
        Place known = before;
        return known != null && isIn(known, target) ? known.range().last() + 1 : 0;
    }

    /** The record stands before this offset. */
    long before(TopicPartition target) {
        Place known = after;
        return known != null && isIn(known, target) ? known.range().first() : Long.MAX_VALUE;
    }

    private static boolean isIn(Place place, TopicPartition target) {
        return place.topic().equals(target.topic()) && place.range().partition() == target.partition();
    }

    /** What an entry that holds the offset says of it. */
    static OffsetState stateOf(long offset, LedgerEntry entry) {
        long next = entry.interval().from();
        for (OutcomeRun run : entry.runs().runs()) {
            next += run.count();
            if (offset < next) {
                return run.state();
            }
        }
        throw new IllegalStateException("runs fill their interval");
    }
}
