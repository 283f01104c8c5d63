package io.tributary.mirror.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets of any number of partitions.
 *
 * <p>They are asked for in portions. Kafka's client keeps the partitions of one call in an immutable map of the JDK, which has
 * no buckets: the hashes of partitions run in steps, those of many topics run into each other, and each look into a map of ten
 * thousand walks over hundreds of others.
 */
public final class OffsetAnswers {

    /** Few enough to be found at once, and enough that thousands are asked for in a handful of requests. */
    private static final int PORTION = 500;

    private OffsetAnswers() {}

    /**
     * Asks without waiting.
     *
     * @return for each of the partitions an answer, which fails by itself
     */
    public static Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ask(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which, ListOffsetsOptions options) {
        List<TopicPartition> ordered = new ArrayList<>(partitions);
        ordered.sort(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> answers = new HashMap<>();
        for (int from = 0; from < ordered.size(); from += PORTION) {
            List<TopicPartition> portion = ordered.subList(from, Math.min(ordered.size(), from + PORTION));
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            portion.forEach(partition -> asked.put(partition, which));
            ListOffsetsResult result = admin.listOffsets(asked, options);
            portion.forEach(partition -> answers.put(partition, result.partitionResult(partition)));
        }
        return answers;
    }
}
