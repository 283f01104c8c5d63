package io.tributary.demo.recount;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows topics of one cluster with {@code read_committed} from their first record on. Topics that are not there yet are
 * taken in when they appear.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE_POLLS = 20;

    private final Set<String> wanted;
    private final List<TopicPartition> followed = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicTail(String bootstrapServers, Collection<String> topics) {
        this.wanted = new HashSet<>(topics);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "max.poll.records", "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Hands over what was committed since the last call; less where the broker is slow to give it. */
    public void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        takeIn();
        if (followed.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(followed);
        int idle = 0;
        while (idle < PATIENCE_POLLS && !hasReached(ends)) {
            var records = consumer.poll(POLL);
            records.forEach(each);
            idle = records.isEmpty() ? idle + 1 : 0;
        }
    }

    private void takeIn() {
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, List<PartitionInfo>> present = new HashMap<>(consumer.listTopics());
        present.keySet().retainAll(wanted);
        if (!present.isEmpty()) {
            present.forEach((topic, partitions) ->
                    partitions.forEach(info -> followed.add(new TopicPartition(topic, info.partition()))));
            wanted.removeAll(present.keySet());
            consumer.assign(followed);
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
