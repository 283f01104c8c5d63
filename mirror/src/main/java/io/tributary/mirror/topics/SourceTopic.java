package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TargetPolicy.FewerPartitions;

/**
 * A source topic whose counterparts all exist, so that it can be mirrored.
 *
 * @param topicId          of the source topic; empty where its brokers give none
 * @param maxTargetBytes   the largest record batch that the target topic takes, before compression
 * @param targetPartitions how many partitions the target topic has
 */
public record SourceTopic(
        Contract contract,
        String topic,
        String topicId,
        int partitions,
        String ledgerTopic,
        String targetTopic,
        String deadLetterTopic,
        int maxTargetBytes,
        int targetPartitions) {

    /** With a target of as many partitions. */
    public SourceTopic(
            Contract contract,
            String topic,
            String topicId,
            int partitions,
            String ledgerTopic,
            String targetTopic,
            String deadLetterTopic,
            int maxTargetBytes) {
        this(
                contract,
                topic,
                topicId,
                partitions,
                ledgerTopic,
                targetTopic,
                deadLetterTopic,
                maxTargetBytes,
                partitions);
    }

    /** The partition of the target that the records of a source partition go to; -1 where the flow has none for it. */
    public int targetPartition(int sourcePartition) {
        if (sourcePartition < targetPartitions) {
            return sourcePartition;
        }
        return contract.definition().target().policy().fewer() == FewerPartitions.FOLD
                ? sourcePartition % targetPartitions
                : -1;
    }

    /**
     * @throws TributaryException where the flow has none for it
     */
    public int requiredTargetPartition(int sourcePartition) {
        int partition = targetPartition(sourcePartition);
        if (partition < 0) {
            throw new TributaryException(FaultCode.TOPIC_NOT_FOUND, withoutCounterpart(sourcePartition));
        }
        return partition;
    }

    /** For people: why a source partition is not mirrored, and what to do. */
    public String withoutCounterpart(int sourcePartition) {
        return topic + "-" + sourcePartition + " has no counterpart: target topic '" + targetTopic + "' has "
                + targetPartitions + " partitions. Add partitions to it, or declare target.fewer-partitions of flow "
                + contract.definition().name()
                + ": 'grow' has the gateway add them, 'fold' mirrors this one into another partition";
    }

    /** Whether an offset of the one means the same record, and stands in the same ledger, as of the other. */
    public boolean hasSameRecordsAs(SourceTopic other) {
        return topic.equals(other.topic) && topicId.equals(other.topicId) && ledgerTopic.equals(other.ledgerTopic);
    }
}
