package io.tributary.core.ledger;

/**
 * One incarnation of a source partition. A topic that is deleted and made anew has another topic id (KIP-516), and its
 * offsets begin a new account.
 *
 * @param topicId Kafka's id of the topic, in its usual text form; empty where the site's brokers give none
 */
public record PartitionId(String topic, String topicId, int partition) {

    public PartitionId {
        if (topic.isEmpty() || partition < 0) {
            throw new IllegalArgumentException("not a partition: " + topic + "-" + partition);
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
