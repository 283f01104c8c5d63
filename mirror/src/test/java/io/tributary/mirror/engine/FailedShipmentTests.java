package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.LaneName;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.topics.SourceTopic;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailedShipmentTests {

    private static final SourceTopic X = StreamFixture.topic("x", LaneName.NORMAL, "x", "std.common", 1);
    private static final SourceTopic Y = StreamFixture.topic("y", LaneName.NORMAL, "y", "std.common", 1);
    private static final SourceTopic Z = StreamFixture.topic("z", LaneName.NORMAL, "z", "std.other", 1);

    private final OwnedPartitions owned = new StreamFixture().mirroring(X, Y, Z);
    private final OwnedPartition x = of("x");
    private final OwnedPartition y = of("y");
    private final OwnedPartition z = of("z");

    private OwnedPartition of(String topic) {
        return owned.bySource(new TopicPartition(topic, 0)).orElseThrow();
    }

    private static void send(OwnedPartition one, int records, Consumer<SentRecords> answers) {
        for (long offset = 0; offset < records; offset++) {
            one.sent().sent();
            one.mirroring().orElseThrow().draft().add(offset, Outcome.Filtered.INSTANCE, 0);
        }
        answers.accept(one.sent());
    }

    private boolean learn(@Nullable Throwable thrown) {
        return new FailedShipment(owned.all(), thrown, "the upstream").learn();
    }

    @Test
    void batchOfTwoPartitionsThatIsRefusedAsAWholeCondemnsNoRecordOfEither() {
        // Given: one batch, since both go to one partition of the target
        InvalidRecordException ofBatch = new InvalidRecordException("of the batch");
        send(x, 1, sent -> sent.failed(0, ofBatch));
        send(y, 2, sent -> List.of(0L, 1L).forEach(offset -> sent.failed(offset, ofBatch)));

        assertThat(learn(null)).isTrue();

        assertThat(x.refusals().condemnation(0)).isEmpty();
        assertThat(x.refusals().isOnTrial()).isTrue();
        assertThat(y.refusals().isOnTrial()).isTrue();
        assertThat(z.refusals().isOnTrial()).isFalse();
    }

    @Test
    void recordThatWasNotSentWhenAnotherWasRefusedIsNotCondemnedWithIt() {
        // Given: the producer fails what it still holds by the fault of what it has sent
        InvalidRecordException ofBatch = new InvalidRecordException("top level");
        send(x, 1, sent -> sent.failed(0, new InvalidRecordException("named by the broker")));
        send(y, 1, sent -> sent.failed(0, ofBatch));

        learn(new KafkaException("in an error state", ofBatch));

        assertThat(x.refusals().condemnation(0)).isPresent();
        assertThat(y.refusals().condemnation(0)).isEmpty();
        assertThat(y.refusals().isOnTrial()).isTrue();
    }

    @Test
    void recordThatIsRefusedAllAloneIsCondemned() {
        InvalidRecordException refusal = new InvalidRecordException("bad");
        send(x, 1, sent -> sent.failed(0, refusal));

        learn(new KafkaException("in an error state", refusal));

        assertThat(x.refusals().condemnation(0)).contains(refusal);
    }

    @Test
    void deniedTargetHoldsThoseThatGoThereAndNoOthers() {
        TopicAuthorizationException denied = new TopicAuthorizationException(Set.of("std.common"));
        // The producer gives it to all that it had not sent, too.
        send(x, 1, sent -> sent.failed(0, denied));
        send(z, 1, sent -> sent.failed(0, denied));

        assertThat(learn(new KafkaException(denied))).isFalse();

        assertHeld(x, "std.common");
        assertThat(x.refusals().isOnTrial())
                .as("tried alone when it comes back")
                .isTrue();
        assertThat(y.state()).as("had sent nothing").isInstanceOf(PartitionState.Mirroring.class);
        assertThat(z.state()).isInstanceOf(PartitionState.Mirroring.class);
    }

    @Test
    void deniedLedgerHoldsItsPartitionsWithoutAnAnswerToARecord() {
        send(x, 1, sent -> sent.arrived(0, 1));
        send(z, 1, sent -> sent.arrived(0, 1));

        learn(new KafkaException(new TopicAuthorizationException(Set.of(Z.ledgerTopic()))));

        assertThat(x.state()).isInstanceOf(PartitionState.Mirroring.class);
        assertHeld(z, Z.ledgerTopic());
    }

    @Test
    void targetWithoutALeaderHoldsItsPartitionsWhileOthersArrive() {
        TimeoutException expired = new TimeoutException("Expiring 1 record(s) for std.other-0");
        send(x, 1, sent -> sent.arrived(0, 1));
        send(z, 1, sent -> sent.failed(0, expired));

        learn(expired);

        assertThat(x.state()).isInstanceOf(PartitionState.Mirroring.class);
        assertHeld(z, "std.other-0");
    }

    @Test
    void upstreamThatTakesNothingIsNoFaultOfAPartition() {
        TimeoutException expired = new TimeoutException("Expiring 1 record(s)");
        send(x, 1, sent -> sent.failed(0, expired));
        send(z, 1, sent -> sent.failed(0, expired));

        learn(expired);

        assertThat(owned.all()).allSatisfy(one -> assertThat(one.state()).isInstanceOf(PartitionState.Mirroring.class));
    }

    private static void assertHeld(OwnedPartition one, String words) {
        assertThat(one.state())
                .isInstanceOfSatisfying(
                        PartitionState.Held.class,
                        held -> assertThat(held.reason()).contains(words));
    }
}
