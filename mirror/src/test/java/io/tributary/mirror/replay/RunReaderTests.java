package io.tributary.mirror.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.record.PlainContract;
import io.tributary.mirror.record.Refusals;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.Test;

/** What a run reads, and what it says where nothing comes. */
class RunReaderTests {

    private static final SourceTopic TOPIC = PlainContract.mirroringAll().topic(2, 2);
    private static final TopicPartition FIRST = new TopicPartition(PlainContract.SOURCE, 0);
    private static final TopicPartition SECOND = new TopicPartition(PlainContract.SOURCE, 1);

    private final TwoEnds ends = new TwoEnds(TOPIC);
    private long nanos;

    private static PartitionRun run(TopicPartition partition, long next, long to) {
        PartitionProgress progress =
                PartitionProgress.beginning(partition.topic(), "id", partition.partition(), next, to);
        return new PartitionRun(TwoEnds.SETTINGS, TOPIC, progress, new Refusals(), Clock.systemUTC());
    }

    private RunReader reader(MockConsumer<byte[], byte[]> source, PartitionRun... runs) {
        RunReader reader = new RunReader(TwoEnds.SETTINGS, source, ends.topics(), () -> nanos);
        reader.begin(List.of(runs));
        return reader;
    }

    private MockConsumer<byte[], byte[]> source() {
        return (MockConsumer<byte[], byte[]>) ends.source();
    }

    private static void readAll(RunReader reader) {
        reader.fill();
        for (var record = reader.next(); record != null; record = reader.next()) {
            reader.run(record).skipTo(record.offset() + 1);
            reader.taken();
        }
        reader.settle();
    }

    @Test
    void aPartitionThatIsAtItsEndIsNotReadAnyMore() {
        ends.publish(0, 20, 0);
        MockConsumer<byte[], byte[]> source = source();
        RunReader reader = reader(source, run(FIRST, 0, 5), run(SECOND, 0, 5));

        readAll(reader);

        assertThat(source.paused()).containsExactly(FIRST);
        assertThat(reader.isDone()).isFalse();
    }

    @Test
    void aSourceThatEndsBeforeThePlaceFails() {
        ends.publish(0, 5, 0);
        MockConsumer<byte[], byte[]> source = source();
        RunReader reader = reader(source, run(FIRST, 9, 20));
        source.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 9L)));

        assertThatThrownBy(reader::fill)
                .isInstanceOfSatisfying(
                        TributaryException.class,
                        fault -> assertThat(fault.code()).isEqualTo(FaultCode.SOURCE_TRUNCATED))
                .hasMessageContaining("ods.air-0 ends at 5 now")
                .hasMessageContaining("--again");
    }

    @Test
    void aSourceThatWasMadeAnewFailsInItsOwnWords() {
        ends.publish(0, 5, 0);
        MockConsumer<byte[], byte[]> source = source();
        RunReader reader = reader(source, run(FIRST, 9, 20));
        source.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 9L)));
        ends.verifyFaults.add(TwoEnds.SETTINGS.recreated(PlainContract.SOURCE));

        assertThatThrownBy(reader::fill).hasMessageContaining("was deleted and made anew");
    }

    @Test
    void whatRetentionDeletedIsCountedAsLost() {
        ends.publish(0, 20, 0);
        MockConsumer<byte[], byte[]> source = source();
        PartitionRun run = run(FIRST, 0, 20);
        RunReader reader = reader(source, run);
        source.updateBeginningOffsets(Map.of(FIRST, 12L));

        reader.fill();
        readAll(reader);

        assertThat(run.draft().lost()).isEqualTo(12);
        assertThat(reader.isDone()).isTrue();
    }

    @Test
    void aPartitionThatGivesNothingIsNamed() {
        ends.publish(0, 5, 0);
        RunReader reader = reader(source(), run(FIRST, 0, 5), run(SECOND, 3, 8));

        readAll(reader);
        assertThat(reader.silence()).isNull();
        nanos += Duration.ofSeconds(9).toNanos();
        readAll(reader);
        assertThat(reader.silence()).isNull();
        nanos += Duration.ofSeconds(1).toNanos();
        readAll(reader);

        assertThat(reader.silence())
                .contains("ods.air-1 gives nothing from offset 3 on")
                .contains("330100");
    }

    @Test
    void silenceOfATopicThatIsGoneEndsTheRun() {
        RunReader reader = reader(source(), run(FIRST, 3, 8));
        nanos += Duration.ofSeconds(10).toNanos();
        ends.verifyFaults.add(TwoEnds.SETTINGS.recreated(PlainContract.SOURCE));

        assertThatThrownBy(reader::silence).hasMessageContaining("was deleted and made anew");
    }

    @Test
    void aFaultOfTheSourceNamesTheSite() {
        MockConsumer<byte[], byte[]> source = source();
        RunReader reader = reader(source, run(FIRST, 3, 8));
        source.setPollException(new AuthorizationException("no"));

        assertThatThrownBy(reader::fill)
                .isInstanceOf(TributaryException.class)
                .hasMessageContaining("the cluster of site 330100");
    }
}
