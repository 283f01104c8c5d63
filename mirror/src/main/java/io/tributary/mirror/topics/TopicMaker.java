package io.tributary.mirror.topics;

import io.tributary.core.fault.TributaryException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes topics, and partitions of topics that have too few, many in one request. That another instance was faster is no
 * refusal.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the cluster. What was made is not known to every broker at once.
 */
final class TopicMaker {

    private final Admin admin;
    private final Answers answers;

    TopicMaker(Admin admin, Answers answers) {
        this.admin = admin;
        this.answers = answers;
    }

    /** @return by name, why those that were refused were */
    Map<String, TributaryException> create(List<WantedTopic> missing) {
        Map<String, TributaryException> refused = new HashMap<>();
        for (List<WantedTopic> portion : WantedTopic.portions(missing)) {
            Map<String, KafkaFuture<Void>> made = admin.createTopics(
                            portion.stream().map(TopicMaker::toNew).toList())
                    .values();
            refused.putAll(refusals(made, TopicExistsException.class));
        }
        return refused;
    }

    private static NewTopic toNew(WantedTopic topic) {
        Optional<Short> replication =
                topic.replication() < 1 ? Optional.empty() : Optional.of((short) topic.replication());
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), replication).configs(topic.config());
    }

    /** @return by name, why those that were refused were */
    Map<String, TributaryException> grow(List<WantedTopic> small) {
        Map<String, TributaryException> refused = new HashMap<>();
        for (List<WantedTopic> portion : WantedTopic.portions(small)) {
            Map<String, NewPartitions> wanted = new HashMap<>();
            portion.forEach(topic -> wanted.put(topic.name(), NewPartitions.increaseTo(topic.growTo())));
            refused.putAll(refusals(admin.createPartitions(wanted).values(), InvalidPartitionsException.class));
        }
        return refused;
    }

    private Map<String, TributaryException> refusals(
            Map<String, KafkaFuture<Void>> made, Class<? extends Exception> harmless) {
        Map<String, TributaryException> refused = new HashMap<>();
        made.forEach((topic, answer) -> {
            try {
                answers.await(answer);
            } catch (TributaryException e) {
                boolean isHarmless =
                        e.getCause() instanceof ExecutionException thrown && harmless.isInstance(thrown.getCause());
                if (!isHarmless) {
                    refused.put(topic, e);
                }
            }
        });
        return refused;
    }
}
