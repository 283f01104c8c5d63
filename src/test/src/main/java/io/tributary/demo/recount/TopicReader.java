package io.tributary.demo.recount;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads whole topics of one cluster with {@code read_committed}, from the first record that is there to the last one that
 * was committed when the reading began. A transaction that a lost writer left open hides all that stands behind it, so the
 * reading waits until the brokers have ended it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STALL = Duration.ofSeconds(60);

    private static final Duration SETTLE_AGAIN = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    /** Sees how far writers have come; it never reads a record. */
    private final KafkaConsumer<byte[], byte[]> uncommitted;

    /** A reader without credentials. */
    public TopicReader(String bootstrapServers) {
        this(Map.of("bootstrap.servers", bootstrapServers));
    }

    /**
     * @param properties Kafka's client properties, at least {@code bootstrap.servers}
     */
    public TopicReader(Map<String, String> properties) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                // What comes after a topic's last record is asked for with it, and the next topic waits for that
                // answer.
                "fetch.max.wait.ms", "20",
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "none",
                "max.poll.records", "5000",
                "max.partition.fetch.bytes", "4194304"));
        settings.putAll(properties);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        settings.put("isolation.level", "read_uncommitted");
        uncommitted = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The partitions of a topic; empty where there is none of that name. */
    public List<TopicPartition> partitions(String topic) {
        if (!consumer.listTopics().containsKey(topic)) {
            return List.of();
        }
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** For each partition the offset after the last committed record. */
    public Map<TopicPartition, Long> ends(String topic) {
        return consumer.endOffsets(partitions(topic));
    }

    /**
     * Hands over every record, in order within a partition.
     *
     * @return the offsets at which the reading ended; empty where there is no such topic
     * @throws IllegalStateException where the broker gives nothing for a minute
     */
    public Map<TopicPartition, Long> read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = partitions(topic);
        if (partitions.isEmpty()) {
            return Map.of();
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = settledEnds(topic, partitions);
        long lastProgress = System.nanoTime();
        while (!hasReached(ends)) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > STALL.toNanos()) {
                throw new IllegalStateException(
                        "the topic " + topic + " gave no record for " + STALL.toSeconds() + " s before its end");
            }
            for (ConsumerRecord<byte[], byte[]> read : records) {
                if (read.offset() < ends.getOrDefault(new TopicPartition(topic, read.partition()), 0L)) {
                    each.accept(read);
                }
            }
        }
        return ends;
    }

    /** The ends once no transaction is open; what comes in meanwhile counts. */
    private Map<TopicPartition, Long> settledEnds(String topic, List<TopicPartition> partitions) {
        long deadline = System.nanoTime() + STALL.toNanos();
        while (true) {
            Map<TopicPartition, Long> written = uncommitted.endOffsets(partitions);
            Map<TopicPartition, Long> stable = consumer.endOffsets(partitions);
            if (written.entrySet().stream().allMatch(end -> stable.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                return stable;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "a transaction stays open on the topic " + topic + " for " + STALL.toSeconds() + " s");
            }
            LockSupport.parkNanos(SETTLE_AGAIN.toNanos());
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** How many records a topic holds; 0 where there is none of that name. */
    public long count(String topic) {
        long[] count = {0};
        read(topic, counted -> count[0]++);
        return count[0];
    }

    @Override
    public void close() {
        try (uncommitted) {
            consumer.close();
        }
    }
}
