package io.tributary.mirror.topics;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * The topics of one cluster.
 *
 * <p><b>Threading:</b> confined to one thread; every call blocks, at most 20 s a request.
 *
 * <p><b>Failure:</b> every call throws {@link TributaryException}, translated and naming the cluster.
 */
public final class ClusterTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long VISIBLE_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

    private final Admin admin;
    private final String description;
    private final short replication;
    private @Nullable TributaryException lastFault;

    /**
     * @param admin       stays the caller's to close
     * @param description for people, such as {@code the upstream at province:9092}
     * @param replication of topics that are created; -1: the brokers' default
     */
    public ClusterTopics(Admin admin, String description, short replication) {
        this.admin = admin;
        this.description = description;
        this.replication = replication;
    }

    public String description() {
        return description;
    }

    /** The cluster's own id, by which two addresses are known to be one cluster. */
    public String id() {
        return await(admin.describeCluster().clusterId());
    }

    public Set<String> names() {
        return await(admin.listTopics().names());
    }

    public TopicDescription describe(String topic) {
        return find(topic)
                .orElseThrow(() -> new TributaryException(
                        FaultCode.TOPIC_NOT_FOUND, description + ": there is no topic '" + topic + "'"));
    }

    /** The topic's {@code max.message.bytes}; the broker's default where the gateway may not read the configuration. */
    public int maxMessageBytes(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config = await(Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).values().get(resource), topic));
            return Optional.ofNullable(config.get("max.message.bytes"))
                    .map(ConfigEntry::value)
                    .map(Integer::parseInt)
                    .orElse(DEFAULT_MAX_MESSAGE_BYTES);
        } catch (TributaryException e) {
            if (e.code() == FaultCode.PERMISSION_DENIED) {
                return DEFAULT_MAX_MESSAGE_BYTES;
            }
            throw e;
        }
    }

    /** The offset after the last record of each partition. */
    public Map<Integer, Long> ends(String topic, List<Integer> partitions) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(number -> wanted.put(new TopicPartition(topic, number), OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        await(admin.listOffsets(wanted).all())
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    /** Creates the topic where it is missing, and adds partitions where it has fewer. */
    public void ensure(String topic, int partitions, Map<String, String> config) {
        Optional<TopicDescription> found = find(topic);
        if (found.isEmpty()) {
            create(topic, partitions, config);
            awaitVisible(topic);
        } else if (found.get().partitions().size() < partitions) {
            grow(topic, partitions);
        }
    }

    private Optional<TopicDescription> find(String topic) {
        try {
            KafkaFuture<TopicDescription> answer = Objects.requireNonNull(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic), topic);
            return Optional.of(await(answer));
        } catch (TributaryException e) {
            if (e.code() == FaultCode.TOPIC_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A topic that was just created is not known to every broker at once. */
    private void awaitVisible(String topic) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (find(topic).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(VISIBLE_AGAIN_NANOS);
        }
    }

    private void create(String topic, int partitions, Map<String, String> config) {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), replicationFactor()).configs(config);
        try {
            await(admin.createTopics(List.of(wanted)).all());
        } catch (TributaryException e) {
            // Another instance was faster; what it made is looked at anew at the next survey.
            if (!isCausedBy(e, TopicExistsException.class)) {
                throw e;
            }
        }
    }

    private void grow(String topic, int partitions) {
        try {
            await(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all());
        } catch (TributaryException e) {
            // Another instance was faster.
            if (!isCausedBy(e, InvalidPartitionsException.class)) {
                throw e;
            }
        }
    }

    private static boolean isCausedBy(TributaryException fault, Class<? extends Exception> kind) {
        return fault.getCause() instanceof ExecutionException answer && kind.isInstance(answer.getCause());
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            T answer = KafkaAnswers.await(future, PATIENCE, description);
            lastFault = null;
            return answer;
        } catch (TributaryException e) {
            lastFault = e;
            throw e;
        }
    }

    /** How the last request failed; absent where it did not. */
    public @Nullable TributaryException lastFault() {
        return lastFault;
    }

    private Optional<Short> replicationFactor() {
        return replication < 1 ? Optional.empty() : Optional.of(replication);
    }
}
