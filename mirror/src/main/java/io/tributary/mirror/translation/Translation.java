package io.tributary.mirror.translation;

import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.OffsetState;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What became of a source offset. */
public sealed interface Translation {

    /** The ledger says what became of it. */
    sealed interface Accounted extends Translation {
        LedgerEntry entry();
    }

    /**
     * It is in the target topic.
     *
     * @param repeats how many more records with its source and id were met at its place
     */
    record Mirrored(LedgerEntry entry, TopicPartition target, long offset, int repeats) implements Accounted {}

    /**
     * It was mirrored, and is not in the target topic any more: deleted by retention, or compacted away.
     *
     * @param begin where the target partition begins now
     */
    record Gone(LedgerEntry entry, TopicPartition target, long begin) implements Accounted {}

    /** It was not mirrored, for what the state says. */
    record NotMirrored(LedgerEntry entry, OffsetState state) implements Accounted {}

    /**
     * The ledger says nothing of it: it is not decided yet, or lies before the first offset that was mirrored.
     *
     * @param next the first offset that is not decided; absent where the partition was never mirrored
     */
    record Unaccounted(@Nullable Long next) implements Translation {}
}
