package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.mirror.client.KafkaAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the place where a source partition was left: the group's committed offset or the end of its last ledger entry
 * that advances, whichever is greater. Both were written in one transaction, but their commit markers arrive separately, and the
 * group's offsets expire while the ledger does not.
 *
 * <p>Both are read so that a transaction whose end is being written is waited for (KIP-447). A failure to read is a
 * fault, never "no position".
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class PositionFinder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PositionFinder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** For the markers of a transaction that has ended; longer waits are the caller's, with its other work in between. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private static final long SETTLE_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Markers and aborted entries may fill the end of a ledger; each step back looks at twice as much. */
    private static final long FIRST_STEP_BACK = 16;

    private final Admin upstream;
    private final Consumer<byte[], byte[]> ledger;
    private final String group;
    private final String description;

    /** Takes over both clients and closes them. */
    PositionFinder(Admin upstream, Consumer<byte[], byte[]> ledger, String group, String description) {
        this.upstream = upstream;
        this.ledger = ledger;
        this.group = group;
        this.description = description;
    }

    /**
     * Where a partition was left.
     *
     * @param next    the first source offset that is not decided
     * @param decided the end of the last ledger entry; less than {@code next} where the ledger does not cover all
     */
    record Place(long next, long decided) {}

    /**
     * @param topicId of the source topic now; a place in another incarnation of the topic is none
     * @return nothing where the partition was never mirrored
     */
    Optional<Place> find(TopicPartition ledgerPartition, String topicId) {
        OffsetAndMetadata committed = committed(ledgerPartition);
        LedgerEntry last = lastAdvance(ledgerPartition);
        long byGroup = committed != null && isSameTopic(committed.metadata(), topicId) ? committed.offset() : -1;
        long byLedger = last != null && isSameTopic(last.source().topicId(), topicId)
                ? last.interval().to()
                : -1;
        if (byGroup < 0 && byLedger < 0) {
            tellOfOther(last);
            return Optional.empty();
        }
        long next = Math.max(byGroup, byLedger);
        return Optional.of(new Place(next, byLedger < 0 ? next : byLedger));
    }

    private static void tellOfOther(@Nullable LedgerEntry last) {
        if (last != null) {
            LOG.error(
                    "{} was deleted and made anew; of the topic with id {} everything before offset {} is accounted for, and"
                            + " what came after it went with it",
                    last.source(),
                    last.source().topicId(),
                    last.interval().to());
        }
    }

    private static boolean isSameTopic(String recorded, String current) {
        return recorded.isEmpty() || current.isEmpty() || recorded.equals(current);
    }

    private @Nullable OffsetAndMetadata committed(TopicPartition ledgerPartition) {
        ListConsumerGroupOffsetsOptions stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        Map<TopicPartition, OffsetAndMetadata> offsets = answer(upstream.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(ledgerPartition))),
                        stable)
                .partitionsToOffsetAndMetadata(group));
        return offsets.get(ledgerPartition);
    }

    private @Nullable LedgerEntry lastAdvance(TopicPartition partition) {
        List<TopicPartition> one = List.of(partition);
        long begin = ledger.beginningOffsets(one, PATIENCE).getOrDefault(partition, 0L);
        long end = settledEnd(partition);
        ledger.assign(one);
        try {
            long from = end;
            for (long step = FIRST_STEP_BACK; from > begin; step *= 2) {
                long until = from;
                from = Math.max(begin, from - step);
                LedgerEntry found = lastBetween(partition, from, until);
                if (found != null) {
                    return found;
                }
            }
            return null;
        } finally {
            ledger.assign(List.of());
        }
    }

    /** The end of what is readable, once no transaction on the ledger partition is open any more. */
    private long settledEnd(TopicPartition partition) {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (true) {
            long stable = end(partition, IsolationLevel.READ_COMMITTED);
            long high = end(partition, IsolationLevel.READ_UNCOMMITTED);
            if (stable >= high) {
                return stable;
            }
            LockSupport.parkNanos(SETTLE_AGAIN_NANOS);
            if (System.nanoTime() > deadline) {
                throw new TributaryException(
                        FaultCode.TRANSACTION_PENDING,
                        description + ": a transaction of another instance is still open on " + partition
                                + "; it ends by its timeout, then the partition goes on");
            }
        }
    }

    private long end(TopicPartition partition, IsolationLevel isolation) {
        return answer(upstream.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                        .partitionResult(partition))
                .offset();
    }

    private @Nullable LedgerEntry lastBetween(TopicPartition partition, long from, long until) {
        ledger.seek(partition, from);
        byte[] last = null;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ledger.position(partition, PATIENCE) < until) {
            for (ConsumerRecord<byte[], byte[]> record : ledger.poll(POLL)) {
                if (record.offset() < until && record.value() != null && mayAdvance(record.value())) {
                    last = record.value();
                }
            }
            if (System.nanoTime() > deadline) {
                throw new TributaryException(
                        FaultCode.CLUSTER_UNREACHABLE,
                        description + ": the ledger " + partition + " could not be read up to " + until + " within "
                                + PATIENCE.toSeconds() + " s");
            }
        }
        return last == null ? null : LedgerEntryCodec.read(last);
    }

    /** What is of no known kind is taken for one that advances, and refused when it is read. */
    private static boolean mayAdvance(byte[] entry) {
        return LedgerEntryCodec.kindOf(entry).orElse(EntryKind.ADVANCE) == EntryKind.ADVANCE;
    }

    private <T> T answer(KafkaFuture<T> future) {
        return KafkaAnswers.await(future, PATIENCE, description);
    }

    @Override
    public void close() {
        try (upstream) {
            ledger.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }
}
