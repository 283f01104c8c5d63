package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.OffsetAnswers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells where ledger partitions begin and, once no transaction on them is open any more, end. Many are asked for in a few requests;
 * one on which a transaction is still open after a moment of waiting is told as {@link FaultCode#TRANSACTION_PENDING}.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class LedgerEnds {

    /** The client gives up at its time by itself. */
    private static final Duration MARGIN = Duration.ofSeconds(1);
    /** For the markers of transactions that have ended; longer waits are the caller's, with its other work in between. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private static final long SETTLE_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Admin upstream;
    private final String description;

    /** The client stays the caller's to close. */
    LedgerEnds(Admin upstream, String description) {
        this.upstream = upstream;
        this.description = description;
    }

    /** The first offset that is there, and the one after the last. */
    record Span(long begin, long end) {}

    /** Each partition is in one of the two. */
    record Found(Map<TopicPartition, Span> spans, Map<TopicPartition, TributaryException> faults) {}

    /**
     * @param patience with a partition that does not answer
     */
    Found find(Collection<TopicPartition> partitions, Duration patience) {
        Map<TopicPartition, Span> spans = new HashMap<>();
        Inquiry inquiry = new Inquiry(partitions, patience);
        Map<TopicPartition, Long> begins = inquiry.ask(OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (true) {
            Map<TopicPartition, Long> stable = inquiry.ask(OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
            Map<TopicPartition, Long> high = inquiry.ask(OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
            for (TopicPartition partition : inquiry.open) {
                long end = stable.getOrDefault(partition, -1L);
                if (end >= high.getOrDefault(partition, 0L)) {
                    spans.put(partition, new Span(begins.getOrDefault(partition, 0L), end));
                }
            }
            inquiry.open.removeAll(spans.keySet());
            if (inquiry.open.isEmpty() || System.nanoTime() > deadline) {
                break;
            }
            LockSupport.parkNanos(SETTLE_AGAIN_NANOS);
        }
        inquiry.open.forEach(partition -> inquiry.faults.put(partition, pending(partition)));
        return new Found(spans, inquiry.faults);
    }

    private TributaryException pending(TopicPartition partition) {
        return new TributaryException(
                FaultCode.TRANSACTION_PENDING,
                description + ": a transaction of another instance is still open on " + partition
                        + "; it ends by its timeout, then the partition goes on");
    }

    /** What is still asked for. What has no leader keeps its requests until they are given up, so it is asked for once. */
    private final class Inquiry {
        private final Duration patience;
        private final Set<TopicPartition> open;
        private final Map<TopicPartition, TributaryException> faults = new HashMap<>();

        private Inquiry(Collection<TopicPartition> partitions, Duration patience) {
            this.patience = patience;
            this.open = new HashSet<>(partitions);
        }

        private Map<TopicPartition, Long> ask(OffsetSpec which, IsolationLevel isolation) {
            if (open.isEmpty()) {
                return Map.of();
            }
            Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> answers = OffsetAnswers.ask(
                    upstream, open, which, new ListOffsetsOptions(isolation).timeoutMs((int) patience.toMillis()));
            Map<TopicPartition, Long> offsets = new HashMap<>();
            answers.forEach((partition, answer) -> {
                try {
                    offsets.put(
                            partition,
                            KafkaAnswers.await(answer, patience.plus(MARGIN), description)
                                    .offset());
                } catch (TributaryException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    faults.put(partition, e);
                }
            });
            open.removeAll(faults.keySet());
            return offsets;
        }
    }
}
