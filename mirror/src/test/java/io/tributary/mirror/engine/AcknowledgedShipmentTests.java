package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgedShipmentTests {

    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final InFlight inFlight = InFlight.bounded(100, 1 << 20);
    private final SentRecords sent = new SentRecords();
    private boolean isAway;
    private final AcknowledgedShipment shipment = new AcknowledgedShipment(this::producer);

    private ShipmentProducer producer() {
        if (isAway) {
            throw new KafkaException("No resolvable bootstrap urls given in bootstrap.servers");
        }
        MockProducer<byte[], byte[]> made = new Giving();
        producers.add(made);
        return new ShipmentProducer(made, inFlight, 1 << 20);
    }

    /** Answers for what it holds when it is closed, as Kafka's own does. */
    private static final class Giving extends MockProducer<byte[], byte[]> {
        Giving() {
            super(Cluster.empty(), false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void close(Duration within) {
            super.close(within);
            while (errorNext(new KafkaException("Producer is closed forcefully."))) {}
        }
    }

    private void send(long offset) {
        shipment.send(new ProducerRecord<>("std.gauges", 0, null, new byte[] {(byte) offset}), 1, sent, offset);
    }

    private static RuntimeException failure(String kind) {
        return kind.equals("given up")
                ? new TimeoutException("Expiring 1 record(s)")
                : new InvalidRecordException("the topic is compacted, and it has no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"given up", "refused"})
    void whatFollowsARecordThatFailedIsNotSentBeforeItsRepetition(String kind) {
        send(1);
        send(2);

        producers.get(0).errorNext(failure(kind));

        assertThat(producers.get(0).closed()).isTrue();
        assertThat(inFlight.bytes())
                .as("the second one has its answer: it is not sent")
                .isZero();
        assertThat(sent.hasArrived()).isFalse();
        assertThatThrownBy(() -> send(3)).isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> shipment.commit(
                        List.of(), Map.of(), () -> new MockConsumer<byte[], byte[]>("none").groupMetadata()))
                .isInstanceOf(KafkaException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"given up", "refused"})
    void whatIsDoneAgainGoesByAnotherProducer(String kind) {
        send(1);
        producers.get(0).errorNext(failure(kind));

        shipment.abort();
        send(1);

        assertThat(producers).hasSize(2);
        assertThat(producers.get(1).history()).hasSize(1);
        assertThat(producers.get(1).closed()).isFalse();
        assertThat(shipment.isOpen()).isTrue();
    }

    @Test
    void producerThatCannotBeMadeIsMadeWhenTheShipmentIsGivenUpAgain() {
        send(1);
        producers.get(0).errorNext(failure("given up"));
        isAway = true;
        assertThatThrownBy(shipment::abort).isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> send(1)).isInstanceOf(KafkaException.class);

        isAway = false;
        shipment.abort();
        send(1);

        assertThat(producers).hasSize(2);
        assertThat(producers.get(1).history()).hasSize(1);
    }

    @Test
    void shipmentThatIsGivenUpForAnotherReasonKeepsItsProducer() {
        send(1);

        shipment.abort();

        assertThat(producers).hasSize(1);
        assertThat(inFlight.bytes()).isZero();
    }
}
