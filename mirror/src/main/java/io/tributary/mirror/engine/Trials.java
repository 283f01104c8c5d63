package io.tributary.mirror.engine;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in a stream that has partitions on trial ({@link Refusals}): one of those alone, or all the others. After
 * a trial the others have as much time as it took.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class Trials {

    private final OwnedPartitions owned;
    private @Nullable OwnedPartition tried;
    private long sinceNanos;

    Trials(OwnedPartitions owned) {
        this.owned = owned;
    }

    /** Between two transactions: decides whose turn it is. */
    void choose() {
        ended();
        sinceNanos = System.nanoTime();
        tried = owned.onTrial(sinceNanos).orElse(null);
    }

    /** Those of the partitions whose turn it is not. */
    Set<TopicPartition> resting(Set<TopicPartition> assigned) {
        OwnedPartition one = tried;
        if (one == null) {
            return owned.allOnTrial();
        }
        Set<TopicPartition> resting = new HashSet<>(assigned);
        resting.remove(one.source());
        return resting;
    }

    /** Whether the transaction should end now because of whose turn it is. */
    boolean isDue(Consumer<byte[], byte[]> source) {
        OwnedPartition one = tried;
        if (one == null) {
            return owned.onTrial(System.nanoTime()).isPresent();
        }
        OptionalLong lag = source.currentLag(one.source());
        boolean isStopped =
                one.mirroring().filter(mirroring -> !mirroring.isPositioned()).isPresent();
        return isStopped || (lag.isPresent() && lag.getAsLong() == 0);
    }

    private void ended() {
        if (tried != null) {
            long now = System.nanoTime();
            tried.refusals().restUntil(now + (now - sinceNanos));
            tried = null;
        }
    }
}
