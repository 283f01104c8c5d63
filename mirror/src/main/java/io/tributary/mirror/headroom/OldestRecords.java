package io.tributary.mirror.headroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * The timestamps of first unread records of partitions that stand still, looked up once for each place. One record a
 * partition is read, of a bounded number of partitions a look; the next ones have their turn at the next.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class OldestRecords {

    private static final int PARTITIONS_A_LOOK = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> newReader;
    private final Map<TopicPartition, Found> found = new HashMap<>();

    OldestRecords(Supplier<Consumer<byte[], byte[]>> newReader) {
        this.newReader = newReader;
    }

    private record Found(long offset, long timestampMillis) {}

    /** The timestamps at these places, as far as they are known now. */
    Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> places) {
        Map<TopicPartition, Long> missing = new HashMap<>();
        places.forEach((partition, offset) -> {
            Found known = found.get(partition);
            if ((known == null || known.offset() != offset) && missing.size() < PARTITIONS_A_LOOK) {
                missing.put(partition, offset);
            }
        });
        if (!missing.isEmpty()) {
            read(missing);
        }
        Map<TopicPartition, Long> timestamps = new HashMap<>();
        places.forEach((partition, offset) -> {
            Found known = found.get(partition);
            if (known != null && known.offset() == offset) {
                timestamps.put(partition, known.timestampMillis());
            }
        });
        return timestamps;
    }

    /** Forgets all but these partitions. */
    void retain(Set<TopicPartition> partitions) {
        found.keySet().retainAll(partitions);
    }

    private void read(Map<TopicPartition, Long> places) {
        Consumer<byte[], byte[]> reader = newReader.get();
        try {
            reader.assign(places.keySet());
            places.forEach(reader::seek);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!reader.assignment().isEmpty() && System.nanoTime() < deadline) {
                drop(reader, poll(reader, places));
            }
        } finally {
            reader.close(CloseOptions.timeout(CLOSE));
        }
    }

    /** The partitions that have answered, or whose place is gone. */
    private List<TopicPartition> poll(Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> places) {
        try {
            ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                ConsumerRecord<byte[], byte[]> first =
                        records.records(partition).get(0);
                found.put(partition, new Found(places.getOrDefault(partition, -1L), first.timestamp()));
            }
            return List.copyOf(records.partitions());
        } catch (OffsetOutOfRangeException e) {
            return List.copyOf(e.partitions());
        }
    }

    /** What stays keeps its place. */
    private static void drop(Consumer<byte[], byte[]> reader, List<TopicPartition> done) {
        if (!done.isEmpty()) {
            List<TopicPartition> left = new ArrayList<>(reader.assignment());
            left.removeAll(done);
            reader.assign(left);
        }
    }
}
