package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class ReaderFailureTests {

    private static final TopicPartition FIRST = new TopicPartition("a", 0);
    private static final TopicPartition SECOND = new TopicPartition("a", 1);
    private static final TopicPartition ELEVENTH = new TopicPartition("a", 10);
    private static final TopicPartition OF_LONGER_NAME = new TopicPartition("b.a", 1);

    private static Stream<TopicPartition> namedBy(KafkaException thrown) {
        return Stream.of(FIRST, SECOND, ELEVENTH, OF_LONGER_NAME).filter(new ReaderFailure(thrown)::names);
    }

    @Test
    void partitionIsNamedByItsWholeNameOnly() {
        assertThat(namedBy(new KafkaException(
                        "Received exception when fetching the next record from a-1. If needed, please seek past it")))
                .containsExactly(SECOND);
        assertThat(namedBy(new KafkaException("Record batch for partition a-10 at offset 7 is invalid")))
                .containsExactly(ELEVENTH);
        assertThat(namedBy(new KafkaException("Record batch for partition b.a-1 at offset 7 is invalid")))
                .containsExactly(OF_LONGER_NAME);
    }

    @Test
    void deniedTopicNamesAllItsPartitions() {
        assertThat(namedBy(new TopicAuthorizationException(Set.of("a")))).containsExactly(FIRST, SECOND, ELEVENTH);
    }

    @Test
    void whatMayPassByItselfNamesNone() {
        assertThat(namedBy(new DisconnectException("a-1"))).isEmpty();
    }
}
