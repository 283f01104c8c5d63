package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.OffsetAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
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
     * The offset after the last record of each partition, by topic and partition, all at once; without those that
     * cannot be told within {@code 3 s}, such as ones that have no leader or are not there any more.
     */
    Map<String, Map<Integer, Long>> find(Map<String, List<Integer>> partitions) {
        List<TopicPartition> wanted = new ArrayList<>();
        partitions.forEach(
                (topic, numbers) -> numbers.forEach(number -> wanted.add(new TopicPartition(topic, number))));
        ListOffsetsOptions options = new ListOffsetsOptions().timeoutMs((int) PATIENCE.toMillis());
        Map<String, Map<Integer, Long>> ends = new HashMap<>();
        OffsetAnswers.ask(cluster, wanted, OffsetSpec.latest(), options).forEach((partition, answer) -> {
            try {
                long end = KafkaAnswers.await(answer, LONGEST, description).offset();
                ends.computeIfAbsent(partition.topic(), unseen -> new HashMap<>())
                        .put(partition.partition(), end);
            } catch (TributaryException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        });
        return ends;
    }
}
