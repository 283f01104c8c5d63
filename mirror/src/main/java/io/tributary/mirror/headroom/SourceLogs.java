package io.tributary.mirror.headroom;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.OffsetAnswers;
import io.tributary.mirror.client.RenewedAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an administrator's client can learn of the site's logs, a question for all partitions at once.
 *
 * <p><b>Threading:</b> any thread; a question blocks, and others wait for it. <b>Failure:</b> what is denied or fails for a
 * topic or a partition is left out of the answer; a cluster that does not answer throws {@link
 * TributaryException}.
 */
final class SourceLogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SourceLogs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final RenewedAdmin admin;
    private final String description;
    private boolean areSizesTold = true;

    /** @param description of the cluster, for people */
    SourceLogs(Supplier<Admin> newAdmin, String description) {
        this.admin = new RenewedAdmin(newAdmin);
        this.description = description;
    }

    /** What a partition holds: the first offset, and the one behind the last. */
    record Extent(long begin, long end) {}

    /** A record that is there. */
    record Stamp(long offset, long timestampMillis) {}

    synchronized Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = new HashMap<>();
        offsets(partitions, OffsetSpec.earliest()).forEach((partition, found) -> begins.put(partition, found.offset()));
        Map<TopicPartition, Extent> extents = new HashMap<>();
        offsets(partitions, OffsetSpec.latest()).forEach((partition, found) -> {
            Long begin = begins.get(partition);
            if (begin != null) {
                extents.put(partition, new Extent(begin, Math.max(begin, found.offset())));
            }
        });
        return extents;
    }

    /** The first record that a partition still holds. */
    synchronized Optional<Stamp> first(TopicPartition partition) {
        return Optional.ofNullable(
                        offsets(List.of(partition), OffsetSpec.forTimestamp(0)).get(partition))
                .filter(found -> found.offset() >= 0)
                .map(found -> new Stamp(found.offset(), found.timestamp()));
    }

    private Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> offsets(
            Collection<TopicPartition> partitions, OffsetSpec wanted) {
        return those(OffsetAnswers.ask(admin.current(), partitions, wanted, new ListOffsetsOptions()), "offsets");
    }

    /** The topics' configurations, as far as they may be read. */
    synchronized Map<String, Retention> retentions(Collection<String> topics) {
        List<ConfigResource> resources = new ArrayList<>();
        topics.forEach(topic -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
        Map<String, Retention> retentions = new HashMap<>();
        those(admin.current().describeConfigs(resources).values(), "the configuration")
                .forEach((topic, config) -> retentions.put(topic.name(), Retention.of(name -> value(config, name))));
        return retentions;
    }

    private static @Nullable String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null ? null : entry.value();
    }

    /** The bytes of every partition on a broker's disk, of the largest replica; empty where they may not be read. */
    synchronized Map<TopicPartition, Long> sizes() {
        List<Integer> brokers =
                KafkaAnswers.await(admin.current().describeCluster().nodes(), PATIENCE, description).stream()
                        .map(Node::id)
                        .toList();
        Map<TopicPartition, Long> sizes = new HashMap<>();
        those(admin.current().describeLogDirs(brokers).descriptions(), "the sizes of logs").values().stream()
                .flatMap(folders -> folders.values().stream())
                .forEach(folder ->
                        folder.replicaInfos().forEach((partition, replica) -> add(sizes, partition, replica)));
        if (sizes.isEmpty() == areSizesTold) {
            areSizesTold = !sizes.isEmpty();
            if (areSizesTold) {
                LOG.info("{} tells the sizes of its logs", description);
            } else {
                LOG.info(
                        "{} does not tell the sizes of its logs; grant DESCRIBE on the cluster to have headroom in"
                                + " bytes",
                        description);
            }
        }
        return sizes;
    }

    private static void add(Map<TopicPartition, Long> sizes, TopicPartition partition, ReplicaInfo replica) {
        if (!replica.isFuture()) {
            sizes.merge(partition, replica.size(), Math::max);
        }
    }

    /** The answers that come; one that is refused is left out, as long as any comes. */
    private <K, V> Map<K, V> those(Map<K, KafkaFuture<V>> answers, String what) {
        Map<K, V> those = new HashMap<>();
        TributaryException fault = null;
        for (Map.Entry<K, KafkaFuture<V>> answer : answers.entrySet()) {
            try {
                those.put(answer.getKey(), KafkaAnswers.await(answer.getValue(), PATIENCE, description));
            } catch (TributaryException e) {
                LOG.debug("{} of {} cannot be read: {}", what, answer.getKey(), e.getMessage());
                fault = e;
            }
        }
        if (those.isEmpty() && fault != null && fault.code() == FaultCode.CLUSTER_UNREACHABLE) {
            throw fault;
        }
        return those;
    }

    @Override
    public synchronized void close() {
        admin.close(CLOSE_WITHIN);
    }
}
