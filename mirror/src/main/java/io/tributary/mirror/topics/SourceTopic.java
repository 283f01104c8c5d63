package io.tributary.mirror.topics;

import io.tributary.core.contract.Contract;

/**
 * A source topic whose counterparts all exist, so that it can be mirrored.
 *
 * @param topicId        of the source topic; empty where its brokers give none
 * @param maxTargetBytes the largest record batch that the target topic takes, before compression
 */
public record SourceTopic(
        Contract contract,
        String topic,
        String topicId,
        int partitions,
        String ledgerTopic,
        String targetTopic,
        String deadLetterTopic,
        int maxTargetBytes) {

    /** Whether an offset of the one means the same record, and stands in the same ledger, as of the other. */
    public boolean hasSameRecordsAs(SourceTopic other) {
        return topic.equals(other.topic) && topicId.equals(other.topicId) && ledgerTopic.equals(other.ledgerTopic);
    }
}
