package io.tributary.mirror.topics;

import java.util.Map;

/**
 * A topic as the gateway makes it where it is missing.
 *
 * @param partitions  to create it with
 * @param growTo      to add partitions up to, where it is there with fewer; 0: never
 * @param replication below 1: the brokers' default
 */
record WantedTopic(String name, int partitions, int growTo, int replication, Map<String, String> config) {

    WantedTopic {
        config = Map.copyOf(config);
    }

    /** For both who want the topic: the most partitions; of the rest, what the first one wants. */
    WantedTopic or(WantedTopic other) {
        return new WantedTopic(
                name, Math.max(partitions, other.partitions), Math.max(growTo, other.growTo), replication, config);
    }
}
