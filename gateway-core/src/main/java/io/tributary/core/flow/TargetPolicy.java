package io.tributary.core.flow;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a flow's target topic is made, and what happens where it is not as its source topics would have it. It counts for
 * topics that the gateway creates; one that is there already is never changed by it, only compared with it.
 *
 * @param partitions  to create it with; null: as many as the source topic has
 * @param replication to create it with; null: as the gateway's settings say
 * @param config      Kafka's topic configuration to create it with
 * @param fewer       where the target has fewer partitions than a source topic
 */
public record TargetPolicy(
        @Nullable Integer partitions,
        @Nullable Integer replication,
        Map<String, String> config,
        FewerPartitions fewer) {

    public static final TargetPolicy DEFAULT = new TargetPolicy(null, null, Map.of(), FewerPartitions.REFUSE);

    /** The names of Kafka's topic configuration. */
    public static final Set<String> CONFIG_NAMES = Set.of(
            "cleanup.policy",
            "compression.type",
            "compression.gzip.level",
            "compression.lz4.level",
            "compression.zstd.level",
            "delete.retention.ms",
            "file.delete.delay.ms",
            "flush.messages",
            "flush.ms",
            "index.interval.bytes",
            "local.retention.bytes",
            "local.retention.ms",
            "max.compaction.lag.ms",
            "max.message.bytes",
            "message.timestamp.after.max.ms",
            "message.timestamp.before.max.ms",
            "message.timestamp.type",
            "min.cleanable.dirty.ratio",
            "min.compaction.lag.ms",
            "min.insync.replicas",
            "preallocate",
            "remote.log.copy.disable",
            "remote.log.delete.on.disable",
            "remote.storage.enable",
            "retention.bytes",
            "retention.ms",
            "segment.bytes",
            "segment.index.bytes",
            "segment.jitter.ms",
            "segment.ms",
            "unclean.leader.election.enable");

    public TargetPolicy {
        config = Map.copyOf(config);
    }

    /** The configuration in the order of its names. */
    public Map<String, String> sortedConfig() {
        return new TreeMap<>(config);
    }

    /** What happens to the source partitions that have no partition of their number in the target. */
    public enum FewerPartitions {
        /** They wait, and the flow says so; the others are mirrored. */
        REFUSE,
        /** The target is given more partitions. */
        GROW,
        /** Their records go to partition number modulo the target's partitions; the order of a source partition holds. */
        FOLD
    }
}
