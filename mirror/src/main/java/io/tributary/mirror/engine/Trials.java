package io.tributary.mirror.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in a stream that has partitions on trial ({@link io.tributary.mirror.record.Refusals}): one of those alone, or all the others. After
 * a trial the others have as much time as it took, whatever the number of those on trial, which take turns.
 *
 * <p>One on trial for which nothing waits has no turn. It is watched with the others, so that its next record is seen; that
 * one is read again in a turn of its own.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class Trials {

    private final OwnedPartitions owned;
    private final SourceReader source;
    private final LongSupplier nanoTicker;
    /** In which turn a partition was tried last. */
    private final Map<TopicPartition, Long> lastTurns = new HashMap<>();

    private @Nullable OwnedPartition tried;
    private long turns;
    private long sinceNanos;
    private long othersUntilNanos;

    Trials(OwnedPartitions owned, SourceReader source, LongSupplier nanoTicker) {
        this.owned = owned;
        this.source = source;
        this.nanoTicker = nanoTicker;
        this.othersUntilNanos = nanoTicker.getAsLong();
    }

    /** Between two transactions: decides whose turn it is. */
    void choose() {
        long now = nanoTicker.getAsLong();
        if (tried != null) {
            othersUntilNanos = now + (now - sinceNanos);
        }
        sinceNanos = now;
        tried = isTurnOfTrials(now) ? next() : null;
        if (tried != null) {
            lastTurns.put(tried.source(), ++turns);
        }
    }

    private boolean isTurnOfTrials(long now) {
        return now - othersUntilNanos >= 0
                || owned.onTrial().size() == source.assignment().size();
    }

    /** Of those that wait for their turn the one that has waited longest. */
    private @Nullable OwnedPartition next() {
        List<OwnedPartition> onTrial = owned.onTrial();
        lastTurns
                .keySet()
                .retainAll(onTrial.stream().map(OwnedPartition::source).toList());
        return onTrial.stream()
                .filter(this::waits)
                .min(Comparator.comparing(one -> lastTurns.getOrDefault(one.source(), 0L)))
                .orElse(null);
    }

    private boolean waits(OwnedPartition one) {
        return source.assignment().contains(one.source())
                && source.currentLag(one.source()).orElse(1) > 0;
    }

    /** Those of the partitions whose turn it is not. */
    Set<TopicPartition> resting() {
        OwnedPartition one = tried;
        if (one == null) {
            return owned.onTrial().stream()
                    .filter(this::waits)
                    .map(OwnedPartition::source)
                    .collect(Collectors.toSet());
        }
        Set<TopicPartition> resting = new HashSet<>(source.assignment());
        resting.remove(one.source());
        return resting;
    }

    /** Whether what was read of the partition may be taken now. */
    boolean isTurnOf(OwnedPartition one) {
        return one == tried || (tried == null && !one.refusals().isOnTrial());
    }

    /** Whether the transaction should end now because of whose turn it is. */
    boolean isDue() {
        OwnedPartition one = tried;
        if (one == null) {
            return nanoTicker.getAsLong() - othersUntilNanos >= 0
                    && owned.onTrial().stream().anyMatch(this::waits);
        }
        boolean isStopped =
                one.mirroring().filter(mirroring -> !mirroring.isPositioned()).isPresent();
        return isStopped || source.currentLag(one.source()).orElse(1) == 0;
    }
}
