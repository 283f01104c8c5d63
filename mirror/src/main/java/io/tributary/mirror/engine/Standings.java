package io.tributary.mirror.engine;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Tells the tallies, at most twice a second, where the partitions of a stream stand.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class Standings {

    private static final long TELL_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final OwnedPartitions owned;
    private final SourceReader source;
    private long toldNanos = System.nanoTime() - TELL_EVERY_NANOS;

    Standings(OwnedPartitions owned, SourceReader source) {
        this.owned = owned;
        this.source = source;
    }

    void tell() {
        if (System.nanoTime() - toldNanos < TELL_EVERY_NANOS) {
            return;
        }
        toldNanos = System.nanoTime();
        owned.all().forEach(this::tell);
    }

    private void tell(OwnedPartition one) {
        int partition = one.source().partition();
        if (one.state() instanceof PartitionState.Mirroring mirroring) {
            OptionalLong lag =
                    source.assignment().contains(one.source()) ? source.currentLag(one.source()) : OptionalLong.empty();
            long next = mirroring.committed();
            long end = Math.max(next, mirroring.draft().next() + lag.orElse(0));
            one.tally().stands(partition, new TopicTally.Standing(next, end, one.lastTimestampMillis(), null));
        } else if (one.state() instanceof PartitionState.Held held) {
            one.tally().held(partition, held.reason());
        }
    }
}
