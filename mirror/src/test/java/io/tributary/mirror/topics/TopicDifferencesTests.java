package io.tributary.mirror.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

final class TopicDifferencesTests {

    private static final Map<String, String> USUAL = Map.of(
            "cleanup.policy", "delete",
            "max.message.bytes", "1048588",
            "message.timestamp.type", "CreateTime",
            "min.insync.replicas", "1",
            "retention.ms", "604800000");

    @Test
    void topicsThatAreAlikeHaveNone() {
        assertThat(TopicDifferences.of(TargetPolicy.DEFAULT, topic(4, 3, Map.of()), topic(6, 1, Map.of())))
                .isEmpty();
        assertThat(TopicDifferences.of(
                        policy(6, 1, Map.of("cleanup.policy", "delete, compact"), FewerPartitions.REFUSE),
                        topic(4, 3, Map.of()),
                        topic(6, 1, Map.of("cleanup.policy", "compact,delete"))))
                .isEmpty();
    }

    @Test
    void whatThePolicyDeclaresIsHeldAgainstWhatIs() {
        List<TopicDifference> found = TopicDifferences.of(
                policy(12, 3, Map.of("retention.ms", "1000"), FewerPartitions.FOLD),
                topic(8, 3, Map.of()),
                topic(6, 1, Map.of("min.insync.replicas", "2")));

        assertThat(found)
                .extracting(TopicDifference::toString)
                .containsExactly(
                        "partitions is 6, not at least 8 as at the source: source partitions from 6 on are folded into the"
                                + " others",
                        "replication is 1, not 3 as the flow declares: reassign the topic's replicas to change it",
                        "min.insync.replicas is 2, not at most 1, which is the replication: the brokers refuse every record",
                        "retention.ms is 604800000, not 1000 as the flow declares: the topic was there, or was changed;"
                                + " alter it, or the flow");
    }

    @Test
    void whatRecordsWouldLoseOnTheWayIsToldToo() {
        List<TopicDifference> found = TopicDifferences.of(
                TargetPolicy.DEFAULT,
                topic(1, 1, Map.of("max.message.bytes", "2000000", "retention.ms", "-1", "cleanup.policy", "compact")),
                topic(1, 1, Map.of("message.timestamp.type", "LogAppendTime")));

        assertThat(found)
                .extracting(TopicDifference::setting)
                .containsExactly("max.message.bytes", "cleanup.policy", "message.timestamp.type", "retention.ms");
    }

    @Test
    void aConfigurationThatMayNotBeReadIsNoDifference() {
        assertThat(TopicDifferences.of(
                        policy(null, null, Map.of("retention.ms", "1000"), FewerPartitions.REFUSE),
                        topic(1, 1, Map.of("max.message.bytes", "2000000")),
                        new TopicFacts("std", "", 1, 1, Map.of(), null)))
                .isEmpty();
    }

    @Test
    void flowFilesKnowTheNamesOfKafkasConfiguration() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Field field : TopicConfig.class.getFields()) {
            boolean isName =
                    Modifier.isStatic(field.getModifiers()) && field.getName().endsWith("_CONFIG");
            if (isName && !field.isAnnotationPresent(Deprecated.class)) {
                names.add(String.valueOf(field.get(null)));
            }
        }

        assertThat(new TreeSet<>(TargetPolicy.CONFIG_NAMES)).isEqualTo(names);
    }

    private static TargetPolicy policy(
            Integer partitions, Integer replication, Map<String, String> config, FewerPartitions fewer) {
        return new TargetPolicy(partitions, replication, config, fewer);
    }

    private static TopicFacts topic(int partitions, int replication, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(USUAL);
        all.putAll(config);
        return new TopicFacts("topic", "", partitions, replication, all, null);
    }
}
