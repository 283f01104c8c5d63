package io.tributary.ops.trial;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads spans of partitions to their ends, one partition at a time, so that the order is the same at every run.
 *
 * <p><b>Threading:</b> confined to one thread, like the consumer, which stays the caller's to close.
 *
 * <p><b>Failure:</b> {@code CLUSTER_UNREACHABLE} where nothing comes for as long as the patience lasts.
 */
final class PartitionReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Duration patience;
    private final String cluster;

    /**
     * @param cluster for people
     */
    PartitionReader(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Duration patience, String cluster) {
        this.consumer = consumer;
        this.patience = patience;
        this.cluster = cluster;
    }

    Map<TopicPartition, Long> begins(List<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions, patience);
    }

    /** With open transactions at the end left out. */
    Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions, patience);
    }

    /** The first offsets that are not older than a time; the ends where there are none. */
    Map<TopicPartition, Long> offsetsAt(List<TopicPartition> partitions, Instant time, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                consumer.offsetsForTimes(times, patience).entrySet()) {
            if (found.getValue() != null) {
                offsets.put(found.getKey(), found.getValue().offset());
            }
        }
        return offsets;
    }

    void read(OffsetSpan span, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        consumer.assign(List.of(span.partition()));
        consumer.seek(span.partition(), span.from());
        long position = span.from();
        long deadline = System.nanoTime() + patience.toNanos();
        while (position < span.to()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < span.to()) {
                    sink.accept(record);
                }
            }
            long reached = consumer.position(span.partition(), patience);
            if (reached != position) {
                position = reached;
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new TributaryException(
                        FaultCode.CLUSTER_UNREACHABLE,
                        cluster + ": no record of " + span.partition() + " from offset " + position + " on came within "
                                + patience.toSeconds() + " s; check its brokers");
            }
        }
    }
}
