package io.tributary.mirror.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.flow.LaneName;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.mirror.deadletter.DeadLetterSender;
import io.tributary.mirror.pressure.InFlight;
import io.tributary.mirror.record.PlainContract;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordPathTests {

    private static final Outcome REFUSED =
            Outcome.Rejected.of(RecordError.of(ErrorCode.INTERNAL, "", Wording.of("refused by a test", "测试拒绝")));

    private final StreamFixture stream = new StreamFixture();
    private final InFlight inFlight = InFlight.bounded(1_000, 1 << 20);
    private final MockProducer<byte[], byte[]> upstream = producer();
    private final MockProducer<byte[], byte[]> city = producer();
    private final RecordPath path = new RecordPath(
            new MirrorTransaction(new ShipmentProducer(upstream, inFlight, 1 << 20)),
            inFlight,
            new DeadLetterSender(() -> city, "the cluster at the city"),
            stream.lane(LaneName.NORMAL));

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Test
    void letterThatTheSitesProducerDoesNotTakeIsNoFaultOfTheUpstream() {
        OwnedPartition one = stream.mirroring(new PlainContract(record -> REFUSED).topic(1, 1))
                .all()
                .iterator()
                .next();
        city.sendException = new KafkaException("a previous idempotent request has failed with errors");

        assertThatThrownBy(() -> path.take(one, List.of(record(0))))
                .isInstanceOfSatisfying(SiteClusterException.class, thrown -> {
                    assertThat(thrown.fault().code()).isEqualTo(FaultCode.COMMIT_FAILED);
                    assertThat(thrown).hasMessageContaining("the cluster at the city");
                });
        assertThat(one.isTouched()).isFalse();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(PlainContract.SOURCE, 0, offset, "k".getBytes(UTF_8), "v".getBytes(UTF_8));
    }
}
