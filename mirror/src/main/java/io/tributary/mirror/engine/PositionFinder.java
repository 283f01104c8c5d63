package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.mirror.client.KafkaAnswers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the places where source partitions were left: the group's committed offset or the end of the last ledger entry
 * that advances, whichever is greater. Both were written in one transaction, but their commit markers arrive separately, and the
 * group's offsets expire while the ledger does not.
 *
 * <p>Both are read so that a transaction whose end is being written is waited for (KIP-447). A failure to read is a
 * fault, never "no position".
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class PositionFinder implements PartitionLocator.Places {

    private static final Logger LOG = LoggerFactory.getLogger(PositionFinder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Admin upstream;
    private final LedgerTail ledger;
    private final String group;
    private final String description;

    /** Takes over the administrator's client and the reader, and closes both. */
    PositionFinder(Admin upstream, LedgerTail ledger, String group, String description) {
        this.upstream = upstream;
        this.ledger = ledger;
        this.group = group;
        this.description = description;
    }

    /** What is known of the place of a partition. */
    sealed interface Finding {}

    /**
     * Where a partition was left.
     *
     * @param next    the first source offset that is not decided
     * @param decided the end of the last ledger entry; less than {@code next} where the ledger does not cover all
     * @param notBefore a time before which no record from {@code next} on was written, where timestamps rise with the
     *     offsets; 0 where nothing is known
     * @param epoch of the source's leader that wrote what was mirrored last; absent where that is not known
     */
    record Place(long next, long decided, long notBefore, Optional<Integer> epoch) implements Finding {}

    /** The partition was never mirrored in the present incarnation of its topic. */
    record NeverMirrored() implements Finding {}

    /** It cannot be told. */
    record Untold(TributaryException fault) implements Finding {}

    /**
     * @param topicIds by ledger partition, the id of the source topic now; a place in another incarnation is none
     * @param patience with partitions that do not answer
     * @return for each partition what was found
     * @throws TributaryException where the group's offsets as a whole cannot be read
     */
    @Override
    public Map<TopicPartition, Finding> find(Map<TopicPartition, String> topicIds, Duration patience) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(upstream, group, description, topicIds.keySet());
        Map<TopicPartition, LedgerTail.Last> last = ledger.read(topicIds.keySet(), patience);
        Map<TopicPartition, Finding> findings = new HashMap<>();
        topicIds.forEach((partition, topicId) -> {
            LedgerTail.Last tail = last.get(partition);
            TributaryException fault = tail == null ? null : tail.fault();
            if (fault == null && !committed.containsKey(partition)) {
                fault = pending(partition);
            }
            findings.put(partition, fault != null ? new Untold(fault) : place(committed.get(partition), tail, topicId));
        });
        return findings;
    }

    /**
     * A partition without an offset is in the answer, with none. What the coordinator does not tell for now, because a
     * transaction has an offset pending, Kafka's client leaves out with a warning; its ledger entry may not have arrived yet.
     */
    private TributaryException pending(TopicPartition partition) {
        return new TributaryException(
                FaultCode.TRANSACTION_PENDING,
                description + ": group '" + group + "' does not tell its offset of " + partition
                        + " now; a transaction of another instance is still open on it, or the gateway may not describe the"
                        + " topic");
    }

    private static Finding place(
            @Nullable OffsetAndMetadata committed, LedgerTail.@Nullable Last tail, String topicId) {
        LedgerEntry last = tail == null ? null : tail.entry();
        long byGroup = committed != null && isSameTopic(committed.metadata(), topicId) ? committed.offset() : -1;
        long byLedger = last != null && isSameTopic(last.source().topicId(), topicId)
                ? last.interval().to()
                : -1;
        if (byGroup < 0 && byLedger < 0) {
            tellOfOther(last);
            return new NeverMirrored();
        }
        long next = Math.max(byGroup, byLedger);
        long notBefore = tail != null && byLedger == next ? tail.oldestMillis() : 0;
        Optional<Integer> epoch = committed != null && byGroup == next ? committed.leaderEpoch() : Optional.empty();
        return new Place(next, byLedger < 0 ? next : byLedger, notBefore, epoch);
    }

    private static void tellOfOther(@Nullable LedgerEntry last) {
        if (last != null) {
            LOG.error(
                    "{} was deleted and made anew; of the topic with id {} everything before offset {} is accounted"
                            + " for, and what came after it went with it",
                    last.source(),
                    last.source().topicId(),
                    last.interval().to());
        }
    }

    static boolean isSameTopic(String recorded, String current) {
        return recorded.isEmpty() || current.isEmpty() || recorded.equals(current);
    }

    /** What the group holds of ledger partitions, once it is settled. */
    static Map<TopicPartition, OffsetAndMetadata> committed(
            Admin upstream, String group, String description, Set<TopicPartition> wanted) {
        ListConsumerGroupOffsetsOptions stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        return KafkaAnswers.await(
                upstream.listConsumerGroupOffsets(
                                Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.copyOf(wanted))),
                                stable)
                        .partitionsToOffsetAndMetadata(group),
                PATIENCE,
                description);
    }

    @Override
    public void close() {
        try (upstream) {
            ledger.close();
        }
    }
}
