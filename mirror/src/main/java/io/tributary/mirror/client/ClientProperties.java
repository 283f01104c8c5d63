package io.tributary.mirror.client;

import java.util.Map;

/**
 * Kafka client properties of one cluster, by their Kafka names; values are texts, as in a properties file. Where a kind of
 * client has properties of its own, they win over the common ones. They may hold secrets, so they are never printed.
 *
 * @param common with at least {@code bootstrap.servers}
 */
public record ClientProperties(
        Map<String, String> common,
        Map<String, String> consumer,
        Map<String, String> producer,
        Map<String, String> admin) {

    public ClientProperties {
        common = Map.copyOf(common);
        consumer = Map.copyOf(consumer);
        producer = Map.copyOf(producer);
        admin = Map.copyOf(admin);
        if (!common.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("bootstrap.servers is missing");
        }
    }

    public String bootstrapServers() {
        return common.getOrDefault("bootstrap.servers", "");
    }

    @Override
    public String toString() {
        return "ClientProperties[bootstrap.servers=" + bootstrapServers() + "]";
    }
}
