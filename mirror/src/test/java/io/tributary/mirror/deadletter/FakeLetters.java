package io.tributary.mirror.deadletter;

import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.client.FakeCluster;
import io.tributary.mirror.topics.SourceTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters in a {@link FakeCluster}. */
public final class FakeLetters {

    private FakeLetters() {}

    public static DeadLetters of(FakeCluster city) {
        return new DeadLetters(city.committed());
    }

    /** Puts the letter of a refused record where its topic has it. */
    public static void add(
            FakeCluster city, SourceTopic topic, ConsumerRecord<byte[], byte[]> refused, Outcome.Rejected outcome) {
        city.append(new DeadLetter(topic, refused, outcome).toRecord());
    }
}
