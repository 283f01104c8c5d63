package io.tributary.mirror.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What this instance owns, and in whose name it may commit, at one moment. Both belong together: a commit under
 * {@code metadata} is only allowed for partitions that are granted in the same tenure, because the group's coordinator
 * checks the member and its epoch, not the single partition.
 *
 * @param grants ledger partition to the number of its grant; a partition that was taken away and given back has another
 *     number, so that work begun before is recognised as stale
 */
record Tenure(@Nullable ConsumerGroupMetadata metadata, Map<TopicPartition, Long> grants) {

    /** Owns nothing and may commit nothing. */
    static final Tenure NONE = new Tenure(null, Map.of());

    Tenure {
        // Map.copyOf has no buckets, and partitions by the thousand fill it badly.
        grants = Collections.unmodifiableMap(new HashMap<>(grants));
    }

    OptionalLong grant(TopicPartition ledgerPartition) {
        Long grant = grants.get(ledgerPartition);
        return grant == null ? OptionalLong.empty() : OptionalLong.of(grant);
    }

    /**
     * The name to commit in; absent where such a commit would not be fenced. Before a join and after leaving, Kafka's
     * metadata has no member, and the coordinator would accept that from anybody.
     */
    Optional<ConsumerGroupMetadata> fencedMetadata() {
        ConsumerGroupMetadata name = metadata;
        return name == null || name.generationId() < 0 || name.memberId().isEmpty()
                ? Optional.empty()
                : Optional.of(name);
    }
}
