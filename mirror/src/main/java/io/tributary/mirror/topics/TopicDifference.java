package io.tributary.mirror.topics;

/**
 * Something about a target topic that is not as the flow's policy or the source topic would have it. It is told and never
 * changed by the gateway.
 *
 * @param setting     {@code partitions}, {@code replication}, or a name of Kafka's topic configuration
 * @param expected    by the flow's policy, or as at the source
 * @param found       at the target
 * @param consequence for people: what comes of it, and what to do
 */
public record TopicDifference(String setting, String expected, String found, String consequence) {

    @Override
    public String toString() {
        return setting + " is " + found + ", not " + expected + ": " + consequence;
    }
}
