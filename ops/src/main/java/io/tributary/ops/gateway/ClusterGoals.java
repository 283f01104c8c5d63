package io.tributary.ops.gateway;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.TopicNames;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Goals by what the two clusters say: the ends of the source topics, and the offsets of the site's group. */
final class ClusterGoals implements MirrorGoals {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String CLIENT = "tributary-flow-schedule";

    private final MirrorSettings settings;
    private final String cluster;
    private final String upstream;

    ClusterGoals(MirrorSettings settings) {
        this.settings = settings;
        this.cluster = "the cluster of site " + settings.site() + " at "
                + settings.cluster().bootstrapServers();
        this.upstream = "the upstream at " + settings.upstream().bootstrapServers();
    }

    @Override
    public Map<TopicPartition, Long> now(Contract contract) {
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

    private Map<TopicPartition, Long> ends(Admin admin, Set<String> topics) {
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        await(admin.describeTopics(topics).allTopicNames())
                .forEach((name, topic) -> topic.partitions().forEach(info -> {
                    earliest.put(new TopicPartition(name, info.partition()), OffsetSpec.earliest());
                    latest.put(new TopicPartition(name, info.partition()), OffsetSpec.latest());
                }));
        Map<TopicPartition, ListOffsetsResultInfo> begins =
                await(admin.listOffsets(earliest).all());
        Map<TopicPartition, Long> goal = new HashMap<>();
        await(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, end) -> {
                    ListOffsetsResultInfo begin = begins.get(partition);
                    if (begin == null || end.offset() > begin.offset()) {
                        String ledger = LedgerTopics.topic(settings.site(), partition.topic());
                        goal.put(new TopicPartition(ledger, partition.partition()), end.offset());
                    }
                });
        return goal;
    }

    @Override
    public boolean areReached(Map<TopicPartition, Long> goal) {
        String group = LedgerTopics.group(settings.site());
        try (Admin admin = KafkaClients.admin(settings.upstream(), CLIENT)) {
            Map<TopicPartition, @Nullable OffsetAndMetadata> places = KafkaAnswers.await(
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), PATIENCE, upstream);
            return goal.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata place = places.get(end.getKey());
                return place != null && place.offset() >= end.getValue();
            });
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, upstream);
        }
    }

    private <T> T await(KafkaFuture<T> answer) {
        return KafkaAnswers.await(answer, PATIENCE, cluster);
    }
}
