package io.tributary.mirror.topics;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * The topics of one cluster. Many are asked for, and made, in one request; what was found is kept until the next
 * {@link #lookAt}.
 *
 * <p><b>Threading:</b> confined to one thread; every call blocks, at most 20 s a request.
 *
 * <p><b>Failure:</b> every call throws {@link TributaryException}, translated and naming the cluster. What concerns one
 * topic of many is thrown when that one is asked for.
 */
public final class ClusterTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long VISIBLE_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Admin admin;
    private final String description;
    private final int replication;
    private final boolean asksForPermissions;
    private final TopicConfigs configs;
    private final TopicMaker maker;
    private final Map<String, Optional<TopicFacts>> found = new HashMap<>();
    private final Map<String, TributaryException> refused = new HashMap<>();
    private Set<String> configuredTopics = Set.of();
    private @Nullable TributaryException lastFault;

    private ClusterTopics(Admin admin, String description, int replication, boolean asksForPermissions) {
        this.admin = admin;
        this.description = description;
        this.replication = replication;
        this.asksForPermissions = asksForPermissions;
        this.configs = new TopicConfigs(admin, this::await);
        this.maker = new TopicMaker(admin, this::await);
    }

    /**
     * @param admin       stays the caller's to close
     * @param description for people, such as {@code the upstream at province:9092}
     * @param replication of topics that are created; below 1: the brokers' default
     */
    public ClusterTopics(Admin admin, String description, int replication) {
        this(admin, description, replication, false);
    }

    /** That also asks what the gateway may do with each topic. */
    public static ClusterTopics withPermissions(Admin admin, String description, int replication) {
        return new ClusterTopics(admin, description, replication, true);
    }

    public String description() {
        return description;
    }

    /** Of topics that are created; below 1: the brokers' default. */
    int replication() {
        return replication;
    }

    /** The cluster's own id, by which two addresses are known to be one cluster. */
    public String id() {
        return await(admin.describeCluster().clusterId());
    }

    public Set<String> names() {
        return await(admin.listTopics().names());
    }

    /**
     * Looks at these topics anew, all in one request.
     *
     * @param configured those whose configuration is of interest, too
     */
    void lookAt(Collection<String> topics, Collection<String> configured) {
        found.clear();
        refused.clear();
        configuredTopics = Set.copyOf(configured);
        describe(topics);
        readConfigs();
    }

    private void readConfigs() {
        configs.lookAt(configuredTopics.stream()
                .flatMap(topic -> found.getOrDefault(topic, Optional.empty()).stream())
                .toList());
    }

    private void describe(Collection<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        topics, new DescribeTopicsOptions().includeAuthorizedOperations(asksForPermissions))
                .topicNameValues();
        answers.forEach((topic, answer) -> {
            try {
                found.put(topic, Optional.of(TopicFacts.of(await(answer), Map.of())));
                refused.remove(topic);
            } catch (TributaryException e) {
                if (e.code() == FaultCode.TOPIC_NOT_FOUND) {
                    found.put(topic, Optional.empty());
                } else if (e.code() == FaultCode.CLUSTER_UNREACHABLE) {
                    throw e;
                } else {
                    refused.put(topic, e);
                }
            }
        });
    }

    /** Absent where there is no such topic. */
    Optional<TopicFacts> find(String topic) {
        TributaryException refusal = refused.get(topic);
        if (refusal != null) {
            lastFault = refusal;
            throw refusal;
        }
        if (!found.containsKey(topic)) {
            describe(List.of(topic));
            return found.containsKey(topic) || refused.containsKey(topic) ? find(topic) : Optional.empty();
        }
        return found.getOrDefault(topic, Optional.empty());
    }

    TopicFacts require(String topic) {
        return find(topic)
                .orElseThrow(() -> new TributaryException(
                        FaultCode.TOPIC_NOT_FOUND, description + ": there is no topic '" + topic + "'"));
    }

    /** The topic with its configuration. */
    TopicFacts describe(String topic) {
        return configs.of(require(topic));
    }

    /** The topic's {@code max.message.bytes} now; the brokers' default where the gateway may not read the configuration. */
    public int maxMessageBytes(String topic) {
        lookAt(List.of(topic), List.of(topic));
        return describe(topic).maxMessageBytes();
    }

    /** The topic's id now; empty where its brokers give none. */
    public String topicId(String topic) {
        lookAt(List.of(topic), List.of());
        return require(topic).id();
    }

    /**
     * Creates one topic where it is missing, and adds partitions where it has fewer.
     *
     * @throws TributaryException where the cluster refuses that
     */
    public void ensure(String topic, int partitions, Map<String, String> config) {
        lookAt(List.of(topic), List.of());
        ensure(List.of(new WantedTopic(topic, partitions, partitions, replication, config)));
        require(topic);
    }

    /**
     * Creates what is missing, and adds partitions where a topic that may grow has fewer. What is refused is thrown when the
     * topic is asked for.
     */
    void ensure(Collection<WantedTopic> topics) {
        List<WantedTopic> missing = new ArrayList<>();
        List<WantedTopic> small = new ArrayList<>();
        for (WantedTopic topic : topics) {
            if (refused.containsKey(topic.name())) {
                continue;
            }
            Optional<TopicFacts> facts = find(topic.name());
            if (facts.isEmpty()) {
                missing.add(topic);
            } else if (facts.get().partitions() < topic.growTo()) {
                small.add(topic);
            }
        }
        refused.putAll(maker.create(missing));
        awaitChange(missing);
        refused.putAll(maker.grow(small));
        awaitChange(small);
        if (!missing.isEmpty()) {
            readConfigs();
        }
    }

    /** What was just made is not known to every broker at once. */
    private void awaitChange(List<WantedTopic> made) {
        List<WantedTopic> awaited = new ArrayList<>(made);
        awaited.removeIf(topic -> refused.containsKey(topic.name()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            describe(awaited.stream().map(WantedTopic::name).toList());
            awaited.removeIf(topic -> found.getOrDefault(topic.name(), Optional.empty())
                    .filter(facts -> facts.partitions() >= topic.growTo())
                    .isPresent());
            if (awaited.isEmpty() || System.nanoTime() > deadline) {
                return;
            }
            LockSupport.parkNanos(VISIBLE_AGAIN_NANOS);
        }
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
}
