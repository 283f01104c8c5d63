package io.tributary.mirror.topics;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster says of one of its topics.
 *
 * @param id          empty where its brokers give none
 * @param replication of the partition with the fewest replicas
 * @param config      empty where the gateway may not read it
 * @param permitted   what the gateway may do with it; null where that was not asked
 */
record TopicFacts(
        String name,
        String id,
        int partitions,
        int replication,
        Map<String, String> config,
        @Nullable Set<AclOperation> permitted) {

    private static final int DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

    static TopicFacts of(TopicDescription description, Map<String, String> config) {
        Uuid id = description.topicId();
        return new TopicFacts(
                description.name(),
                id == null || id.equals(Uuid.ZERO_UUID) ? "" : id.toString(),
                description.partitions().size(),
                description.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0),
                config,
                description.authorizedOperations());
    }

    /** The brokers' default where the gateway may not read the configuration. */
    int maxMessageBytes() {
        String configured = config.get("max.message.bytes");
        return configured == null ? DEFAULT_MAX_MESSAGE_BYTES : Integer.parseInt(configured);
    }

    boolean permits(AclOperation operation) {
        return permitted == null || permitted.contains(operation) || permitted.contains(AclOperation.ALL);
    }
}
