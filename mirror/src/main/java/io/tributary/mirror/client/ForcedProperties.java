package io.tributary.mirror.client;

import java.util.Set;

/**
 * The Kafka client properties on which exactly-once rests. The mirror sets them itself; a configuration that names one
 * is refused, because a user who sets it expects an effect that it must not have.
 */
public final class ForcedProperties {

    private static final Set<String> CONSUMER = Set.of(
            "allow.auto.create.topics",
            "auto.offset.reset",
            "enable.auto.commit",
            "group.id",
            "group.instance.id",
            "isolation.level",
            "key.deserializer",
            "value.deserializer");

    private static final Set<String> PRODUCER = Set.of(
            "acks",
            "enable.idempotence",
            "key.serializer",
            "transaction.timeout.ms",
            "transactional.id",
            "value.serializer");

    private ForcedProperties() {}

    /** Of consumers, in common or consumer properties. */
    public static Set<String> consumer() {
        return CONSUMER;
    }

    /** Of producers, in common or producer properties. */
    public static Set<String> producer() {
        return PRODUCER;
    }

    public static boolean contains(String property) {
        return CONSUMER.contains(property) || PRODUCER.contains(property);
    }
}
