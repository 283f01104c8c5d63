package io.tributary.mirror.topics;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of topics. A cluster tells some two kilobytes of each and cannot be asked for less, so they are kept for a minute: the
 * link to the upstream is thin.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class TopicConfigs {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private final Admin admin;
    private final Answers answers;
    /** By the topic's id, or its name where it has none. */
    private final Map<String, Known> known = new HashMap<>();

    TopicConfigs(Admin admin, Answers answers) {
        this.admin = admin;
        this.answers = answers;
    }

    private record Known(Map<String, String> config, long readNanos) {
        boolean isFresh(long nowNanos) {
            return nowNanos - readNanos < KEPT_NANOS;
        }
    }

    private static String key(TopicFacts topic) {
        return topic.id().isEmpty() ? topic.name() : topic.id();
    }

    /** Reads those that are not known or not fresh, in one request, and forgets all others. */
    void lookAt(Collection<TopicFacts> topics) {
        long now = System.nanoTime();
        known.keySet().retainAll(topics.stream().map(TopicConfigs::key).collect(Collectors.toSet()));
        read(topics.stream()
                .filter(topic -> !isFresh(known.get(key(topic)), now))
                .toList());
    }

    private static boolean isFresh(@Nullable Known one, long now) {
        return one != null && one.isFresh(now);
    }

    private void read(List<TopicFacts> topics) {
        if (topics.isEmpty()) {
            return;
        }
        Map<ConfigResource, TopicFacts> resources = new HashMap<>();
        topics.forEach(topic -> resources.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), topic));
        long now = System.nanoTime();
        admin.describeConfigs(resources.keySet()).values().forEach((resource, answer) -> {
            TopicFacts topic = resources.get(resource);
            if (topic != null) {
                known.put(key(topic), new Known(read(answer), now));
            }
        });
    }

    private Map<String, String> read(KafkaFuture<Config> answer) {
        try {
            Map<String, String> config = new HashMap<>();
            for (ConfigEntry entry : answers.await(answer).entries()) {
                if (entry.value() != null) {
                    config.put(entry.name(), entry.value());
                }
            }
            return config;
        } catch (TributaryException e) {
            if (e.code() == FaultCode.PERMISSION_DENIED || e.code() == FaultCode.TOPIC_NOT_FOUND) {
                return Map.of();
            }
            throw e;
        }
    }

    /** The facts with the configuration, which is read where it is not known. */
    TopicFacts of(TopicFacts topic) {
        if (!known.containsKey(key(topic))) {
            read(List.of(topic));
        }
        Known one = known.get(key(topic));
        return one == null
                ? topic
                : new TopicFacts(
                        topic.name(),
                        topic.id(),
                        topic.partitions(),
                        topic.replication(),
                        one.config(),
                        topic.permitted());
    }
}
