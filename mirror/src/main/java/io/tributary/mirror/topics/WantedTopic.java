package io.tributary.mirror.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A topic as the gateway makes it where it is missing.
 *
 * @param partitions  to create it with
 * @param growTo      to add partitions up to, where it is there with fewer; 0: never
 * @param replication below 1: the brokers' default
 */
record WantedTopic(String name, int partitions, int growTo, int replication, Map<String, String> config) {

    /**
     * In one request. A controller refuses as a whole what would make more than ten thousand records of its log, and serves
     * nobody else while it makes them.
     */
    private static final int MOST_RECORDS = 4_000;

    WantedTopic {
        config = Map.copyOf(config);
    }

    /** For both who want the topic: the most partitions; of the rest, what the first one wants. */
    WantedTopic or(WantedTopic other) {
        return new WantedTopic(
                name, Math.max(partitions, other.partitions), Math.max(growTo, other.growTo), replication, config);
    }

    /** In the same order, in as many portions as it takes for a controller to make each at once. */
    static List<List<WantedTopic>> portions(List<WantedTopic> topics) {
        List<List<WantedTopic>> portions = new ArrayList<>();
        List<WantedTopic> portion = new ArrayList<>();
        int records = 0;
        for (WantedTopic topic : topics) {
            if (!portion.isEmpty() && records + topic.records() > MOST_RECORDS) {
                portions.add(List.copyOf(portion));
                portion.clear();
                records = 0;
            }
            portion.add(topic);
            records += topic.records();
        }
        if (!portion.isEmpty()) {
            portions.add(List.copyOf(portion));
        }
        return portions;
    }

    /** In the controller's log: the topic's own, and one for each partition and setting. */
    private int records() {
        return 1 + Math.max(partitions, growTo) + config.size();
    }
}
