package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Where source partitions end, for the lag. That is good to know and worth no long wait.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the site's cluster.
 */
final class SourceEnds {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** The client gives up at its time by itself. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Admin cluster;
    private final String description;

    /** The client stays the caller's to close. */
    SourceEnds(Admin cluster, String description) {
        this.cluster = cluster;
        this.description = description;
    }

    /**
     * The offset after the last record of each partition, by topic and partition, all in one request; without those that
     * cannot be told within {@code 3 s}, such as ones that have no leader or are not there any more.
     */
    Map<String, Map<Integer, Long>> find(Map<String, List<Integer>> partitions) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach((topic, numbers) ->
                numbers.forEach(number -> wanted.put(new TopicPartition(topic, number), OffsetSpec.latest())));
        Map<String, Map<Integer, Long>> ends = new HashMap<>();
        if (wanted.isEmpty()) {
            return ends;
        }
        ListOffsetsResult answers =
                cluster.listOffsets(wanted, new ListOffsetsOptions().timeoutMs((int) PATIENCE.toMillis()));
        for (TopicPartition partition : wanted.keySet()) {
            try {
                long end = KafkaAnswers.await(answers.partitionResult(partition), LONGEST, description)
                        .offset();
                ends.computeIfAbsent(partition.topic(), unseen -> new HashMap<>())
                        .put(partition.partition(), end);
            } catch (TributaryException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
        return ends;
    }
}
