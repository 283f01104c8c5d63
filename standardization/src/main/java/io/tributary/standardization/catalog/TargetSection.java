package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import io.tributary.core.flow.TargetTopic;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code target} section of a flow file. */
final class TargetSection {

    private static final Set<String> KEYS =
            Set.of("topic", "delivery", "partitions", "replication", "config", "fewer-partitions");
    private static final Map<String, Delivery> DELIVERIES =
            Map.of("exactly-once", Delivery.EXACTLY_ONCE, "at-least-once", Delivery.AT_LEAST_ONCE);
    private static final Map<String, FewerPartitions> FEWER =
            Map.of("refuse", FewerPartitions.REFUSE, "grow", FewerPartitions.GROW, "fold", FewerPartitions.FOLD);
    /** Names that vendors of brokers add to Kafka's own. */
    private static final Set<String> VENDORS = Set.of("confluent", "redpanda");

    private static final String SAME = "same";
    private static final int MOST_PARTITIONS = 100_000;

    private TargetSection() {}

    /**
     * @param flow absent where it could not be read
     */
    static TargetDefinition read(YamlMapping section, @Nullable FlowName flow, SourceDefinition source) {
        section.allowOnly(KEYS);
        YamlValue topicValue = section.required("topic", "the topic of standard records, such as std.air-quality");
        TargetTopic topic = topicValue == null ? null : topic(topicValue, flow, source);
        YamlValue deliveryValue = section.value("delivery");
        Delivery delivery = deliveryValue == null ? null : deliveryValue.oneOf(DELIVERIES);
        return new TargetDefinition(
                topic == null ? StandIns.TARGET.topic() : topic,
                delivery == null ? Delivery.EXACTLY_ONCE : delivery,
                policy(section));
    }

    private static @Nullable TargetTopic topic(YamlValue value, @Nullable FlowName flow, SourceDefinition source) {
        String text = value.text();
        if (text == null) {
            return null;
        }
        try {
            TargetTopic topic = new TargetTopic(text);
            if (flow != null && source.topics() != StandIns.TOPICS) {
                topic.check(flow, source.topics());
            }
            return topic;
        } catch (TargetTopic.UnknownPlaceholderException e) {
            value.refuse(String.valueOf(e.getMessage()), e.nearest());
        } catch (IllegalArgumentException e) {
            value.refuse(String.valueOf(e.getMessage()));
        }
        return null;
    }

    private static TargetPolicy policy(YamlMapping section) {
        YamlValue partitionsValue = section.value("partitions");
        boolean same = partitionsValue == null || SAME.equals(partitionsValue.isText() ? partitionsValue.text() : null);
        Integer partitions = same || partitionsValue == null ? null : partitions(partitionsValue);
        YamlValue replicationValue = section.value("replication");
        Integer replication = replicationValue == null ? null : replicationValue.integer(1, Short.MAX_VALUE);
        YamlValue fewerValue = section.value("fewer-partitions");
        FewerPartitions fewer = fewerValue == null ? null : fewerValue.oneOf(FEWER);
        return new TargetPolicy(
                partitions,
                replication,
                config(section.value("config")),
                fewer == null ? FewerPartitions.REFUSE : fewer);
    }

    private static @Nullable Integer partitions(YamlValue value) {
        if (value.isText()) {
            String text = value.text();
            value.refuse(
                    "expected '" + SAME + "', which is as many as the source topic has, or a whole number; got '" + text
                            + "'",
                    text == null ? null : NearestName.of(text, Set.of(SAME)));
            return null;
        }
        return value.integer(1, MOST_PARTITIONS);
    }

    private static Map<String, String> config(@Nullable YamlValue value) {
        Map<String, String> config = new LinkedHashMap<>();
        YamlMapping section = value == null ? null : value.mapping();
        if (section == null) {
            return config;
        }
        section.entries().forEach((name, setting) -> {
            if (!TargetPolicy.CONFIG_NAMES.contains(name) && !VENDORS.contains(name.split("\\.", 2)[0])) {
                setting.refuse(
                        "Kafka has no topic configuration '" + name + "'",
                        NearestName.of(name, TargetPolicy.CONFIG_NAMES));
            }
            String written = setting.characters();
            if (written != null && written.isBlank()) {
                setting.refuse("expected a value; leave '" + name + "' out for the brokers' default");
            } else if (written != null) {
                config.put(name, written);
            }
        });
        return config;
    }
}
