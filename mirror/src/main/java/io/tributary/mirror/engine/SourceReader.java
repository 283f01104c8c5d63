package io.tributary.mirror.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads source partitions by assignment, in portions of some bytes. A consumer hands over some number of records, which may be
 * little or a second of a thin line; what is beyond a portion waits here for the next ones.
 *
 * <p>Invariant: the records of a partition are given in order, each once, from the place that was sought last.
 *
 * <p><b>Threading:</b> confined to the stream's thread. <b>Failure:</b> what Kafka's consumer throws.
 */
final class SourceReader implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    /**
     * Each time it is asked, Kafka's consumer walks over all partitions several times, which takes about half of this. With a
     * hundred partitions that is nothing; with thousands, a reader that asked at once after each record would do nothing else.
     */
    private static final long ASKS_AGAIN_NANOS_A_PARTITION = 4_000;

    private final Consumer<byte[], byte[]> consumer;
    /** Read, and not given yet: the partition that was served longest ago first, none without a record. */
    private final Map<TopicPartition, Waiting> waiting = new LinkedHashMap<>();
    /** The consumer makes copies of its own each time it is asked, which is dear with thousands of partitions. */
    private Set<TopicPartition> assignment = Set.of();

    private final Set<TopicPartition> paused = new HashSet<>();
    private long askedNanos = System.nanoTime();

    /** Takes over the consumer and closes it. */
    SourceReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Records of one partition, and the place behind them and behind what no reader is given. */
    private record Waiting(
            Queue<ConsumerRecord<byte[], byte[]>> records,
            long end,
            @Nullable OffsetAndMetadata next) {

        static Waiting of(List<ConsumerRecord<byte[], byte[]>> records, @Nullable OffsetAndMetadata next) {
            return new Waiting(
                    new ArrayDeque<>(records), records.get(records.size() - 1).offset() + 1, next);
        }

        long offsets() {
            return end - records.element().offset();
        }
    }

    Set<TopicPartition> assignment() {
        return assignment;
    }

    void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        // Not by copyOf, as in a tenure.
        assignment = Collections.unmodifiableSet(new HashSet<>(partitions));
        waiting.keySet().retainAll(assignment);
        paused.retainAll(assignment);
    }

    /** Reads on from there. */
    void seek(TopicPartition partition, OffsetAndMetadata place) {
        consumer.seek(partition, place);
        waiting.remove(partition);
    }

    /** Nothing of these is given until they are to be read again. */
    void pauseOnly(Set<TopicPartition> partitions) {
        List<TopicPartition> resumed =
                paused.stream().filter(one -> !partitions.contains(one)).toList();
        if (!resumed.isEmpty()) {
            consumer.resume(resumed);
            resumed.forEach(paused::remove);
        }
        if (paused.size() < partitions.size()) {
            consumer.pause(partitions);
            paused.addAll(partitions);
        }
    }

    /** What is known to wait behind what was given; absent where nothing is known yet. */
    OptionalLong currentLag(TopicPartition partition) {
        OptionalLong behind = consumer.currentLag(partition);
        Waiting read = waiting.get(partition);
        return read == null ? behind : OptionalLong.of(behind.orElse(0) + read.offsets());
    }

    /**
     * The next portion of what is not paused; waits for it only where nothing is there.
     *
     * @param bytes of keys and values, reached by the last record that is given, however large that is
     * @return with the next offset of each partition of which all that was read has been given
     */
    ConsumerRecords<byte[], byte[]> poll(Duration timeout, double bytes) {
        if (paused.containsAll(waiting.keySet())) {
            awaitTurn();
            ConsumerRecords<byte[], byte[]> read = consumer.poll(timeout);
            if (bytes == Double.POSITIVE_INFINITY) {
                return read;
            }
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(read.nextOffsets());
            for (TopicPartition partition : read.partitions()) {
                waiting.put(partition, Waiting.of(read.records(partition), next.remove(partition)));
            }
            return portion(bytes, next);
        }
        return portion(bytes, new HashMap<>());
    }

    private void awaitTurn() {
        long turnNanos = askedNanos + assignment.size() * ASKS_AGAIN_NANOS_A_PARTITION;
        for (long left = turnNanos - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = turnNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        askedNanos = System.nanoTime();
    }

    private ConsumerRecords<byte[], byte[]> portion(double bytes, Map<TopicPartition, OffsetAndMetadata> next) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> given = new LinkedHashMap<>();
        Map<TopicPartition, Waiting> served = new LinkedHashMap<>();
        double left = bytes;
        Iterator<Map.Entry<TopicPartition, Waiting>> all = waiting.entrySet().iterator();
        while (all.hasNext() && left > 0) {
            Map.Entry<TopicPartition, Waiting> one = all.next();
            if (!paused.contains(one.getKey())) {
                all.remove();
                Waiting read = one.getValue();
                List<ConsumerRecord<byte[], byte[]>> records = take(read.records(), left);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    left -= size(record);
                }
                given.put(one.getKey(), records);
                if (!read.records().isEmpty()) {
                    served.put(one.getKey(), read);
                } else if (read.next() != null) {
                    next.put(one.getKey(), read.next());
                }
            }
        }
        waiting.putAll(served);
        return new ConsumerRecords<>(given, next);
    }

    /** No more once the bytes are reached; one at least. */
    private static List<ConsumerRecord<byte[], byte[]>> take(
            Queue<ConsumerRecord<byte[], byte[]>> records, double bytes) {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        double left = bytes;
        while (left > 0 && !records.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = records.remove();
            left -= size(record);
            taken.add(record);
        }
        return taken;
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }
}
