package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.LaneName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TrialsTests {

    private static final long TURN_NANOS = 10_000_000;
    private static final int GOOD = 4;

    /** Partitions 0 to 3 are on trial, number 4 is not. */
    private final OwnedPartitions owned =
            new StreamFixture().mirroring(StreamFixture.topic("air", LaneName.NORMAL, "src", "std", 5));

    private final MockConsumer<byte[], byte[]> source = new MockConsumer<>("none");
    private final AtomicLong nanos = new AtomicLong();
    private final SourceReader reader = new SourceReader(source);
    private final Trials trials = new Trials(owned, reader, nanos::get);

    TrialsTests() {
        reader.assign(IntStream.rangeClosed(0, GOOD).mapToObj(TrialsTests::of).toList());
        for (int partition = 0; partition <= GOOD; partition++) {
            waiting(partition, 1_000);
            if (partition != GOOD) {
                one(partition).refusals().suspect(500);
            }
        }
    }

    private static TopicPartition of(int partition) {
        return new TopicPartition("src", partition);
    }

    private OwnedPartition one(int partition) {
        return owned.bySource(of(partition)).orElseThrow();
    }

    private void waiting(int partition, long records) {
        source.updateEndOffsets(Map.of(of(partition), records));
        source.seek(of(partition), 0);
    }

    /** Turns of equal length, some of which bring nothing to an end, as while a topic has refused records only. */
    private Map<Integer, Integer> turns(int count) {
        Map<Integer, Integer> turns = new HashMap<>();
        for (int turn = 0; turn < count; turn++) {
            trials.choose();
            Set<TopicPartition> resting = trials.resting();
            reader.assignment().stream()
                    .filter(partition -> !resting.contains(partition))
                    .forEach(partition -> turns.merge(partition.partition(), 1, Integer::sum));
            nanos.addAndGet(TURN_NANOS);
        }
        return turns;
    }

    @Test
    void howeverManyAreOnTrialTheOthersHaveHalfOfTheTime() {
        Map<Integer, Integer> turns = turns(80);

        assertThat(turns.get(GOOD)).isEqualTo(40);
        assertThat(List.of(turns.get(0), turns.get(1), turns.get(2), turns.get(3)))
                .as("each has its turn")
                .containsExactly(10, 10, 10, 10);
    }

    @Test
    void whereAllAreOnTrialNobodyWaits() {
        one(GOOD).refusals().suspect(500);

        assertThat(turns(50).values()).containsExactly(10, 10, 10, 10, 10);
    }

    @Test
    void partitionOnTrialForWhichNothingWaitsIsWatchedWithTheOthersAndHasNoTurn() {
        IntStream.range(0, GOOD).forEach(partition -> waiting(partition, 0));

        trials.choose();
        assertThat(trials.resting()).isEmpty();
        assertThat(trials.isDue()).as("nothing cuts the turn of the others").isFalse();
        assertThat(trials.isTurnOf(one(GOOD))).isTrue();
        assertThat(trials.isTurnOf(one(0)))
                .as("what comes is read again in its own turn")
                .isFalse();

        // When
        waiting(2, 1);
        nanos.addAndGet(TURN_NANOS);
        assertThat(trials.isDue()).isTrue();
        trials.choose();

        // Then
        assertThat(trials.isTurnOf(one(2))).isTrue();
        assertThat(trials.resting()).hasSize(4).doesNotContain(of(2));
    }
}
