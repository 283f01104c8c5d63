package io.tributary.ops.gateway;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TopicNames;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.engine.MirrorPlaces;
import io.tributary.mirror.engine.MirrorSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Goals by what the two clusters say: the ends of the source topics, and the places of the site's mirror. */
final class ClusterGoals implements MirrorGoals {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String CLIENT = "tributary-flow-schedule";

    private final MirrorSettings settings;
    private final String cluster;

    ClusterGoals(MirrorSettings settings) {
        this.settings = settings;
        this.cluster = "the cluster of site " + settings.site() + " at "
                + settings.cluster().bootstrapServers();
    }

    @Override
    public Map<TopicPartition, Goal> now(Contract contract) {
        try (Admin admin = KafkaClients.admin(settings.cluster(), CLIENT)) {
            return ends(admin, topics(admin, contract.definition().source().topics()));
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, cluster);
        }
    }

    private Set<String> topics(Admin admin, TopicSelector selector) {
        return await(admin.listTopics().names()).stream()
                .filter(selector::selects)
                .filter(topic -> selector instanceof TopicSelector.Named || TopicNames.isForPatterns(topic))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Goal> ends(Admin admin, Set<String> topics) {
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Map<String, String> topicIds = new HashMap<>();
        await(admin.describeTopics(topics).allTopicNames()).forEach((name, topic) -> {
            topicIds.put(name, topic.topicId().toString());
            topic.partitions().forEach(info -> {
                earliest.put(new TopicPartition(name, info.partition()), OffsetSpec.earliest());
                latest.put(new TopicPartition(name, info.partition()), OffsetSpec.latest());
            });
        });
        Map<TopicPartition, ListOffsetsResultInfo> begins =
                await(admin.listOffsets(earliest).all());
        Map<TopicPartition, Goal> goals = new HashMap<>();
        await(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, end) -> {
                    ListOffsetsResultInfo begin = begins.get(partition);
                    if (begin == null || end.offset() > begin.offset()) {
                        goals.put(partition, new Goal(topicIds.getOrDefault(partition.topic(), ""), end.offset()));
                    }
                });
        return goals;
    }

    @Override
    public Map<TopicPartition, Goal> left(Map<TopicPartition, Goal> goals) {
        Map<TopicPartition, Goal> standing = standing(goals, topicIds(goals));
        if (standing.isEmpty()) {
            return standing;
        }
        Map<TopicPartition, String> wanted = new HashMap<>();
        standing.forEach((partition, goal) -> wanted.put(ledger(partition), goal.topicId()));
        try (MirrorPlaces places = MirrorPlaces.open(settings)) {
            Map<TopicPartition, Long> found = places.find(wanted);
            standing.entrySet()
                    .removeIf(one -> found.getOrDefault(ledger(one.getKey()), -1L)
                            >= one.getValue().end());
            return standing;
        }
    }

    /** Those whose topic is still the one that is meant. */
    static Map<TopicPartition, Goal> standing(Map<TopicPartition, Goal> goals, Map<String, String> topicIds) {
        Map<TopicPartition, Goal> standing = new HashMap<>(goals);
        standing.entrySet()
                .removeIf(one -> !one.getValue()
                        .topicId()
                        .equals(topicIds.get(one.getKey().topic())));
        return standing;
    }

    private TopicPartition ledger(TopicPartition source) {
        return new TopicPartition(LedgerTopics.topic(settings.site(), source.topic()), source.partition());
    }

    /** The ids of the topics as they are now; without those that are gone. */
    private Map<String, String> topicIds(Map<TopicPartition, Goal> goals) {
        Set<String> topics = goals.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
        Map<String, String> topicIds = new HashMap<>();
        try (Admin admin = KafkaClients.admin(settings.cluster(), CLIENT)) {
            admin.describeTopics(topics).topicNameValues().forEach((name, answer) -> {
                try {
                    topicIds.put(name, await(answer).topicId().toString());
                } catch (TributaryException e) {
                    if (e.code() != FaultCode.TOPIC_NOT_FOUND) {
                        throw e;
                    }
                }
            });
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, cluster);
        }
        return topicIds;
    }

    private <T> T await(KafkaFuture<T> answer) {
        return KafkaAnswers.await(answer, PATIENCE, cluster);
    }
}
