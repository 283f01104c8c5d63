package io.tributary.mirror.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.FaultCode;
import io.tributary.mirror.lifecycle.ClockSteps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ClockWatchTests {

    private long wallMillis = 1_790_000_000_000L;
    private final ClockWatch watch = new ClockWatch(new ClockSteps(() -> wallMillis, () -> 0));

    private static Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:1"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(Set.of(new TopicPartition("ods.alarms", 0)));
        return consumer;
    }

    @Test
    void consumerIsWokenWhenTheClockIsSetBack() {
        try (Consumer<byte[], byte[]> consumer = watch.add(consumer())) {
            wallMillis -= Duration.ofHours(196).toMillis();
            watch.look();

            assertThatThrownBy(() -> consumer.poll(Duration.ofMillis(10)))
                    .isInstanceOfSatisfying(
                            WakeupException.class,
                            thrown -> assertThat(KafkaFaults.translate(thrown, "the upstream")
                                            .code())
                                    .isEqualTo(FaultCode.CLOCK_SET));
        }
    }

    @Test
    void producerIsClosedWhenTheClockIsSetBackSoThatNobodyWaitsForIt() {
        Producer<byte[], byte[]> producer = watch.add(new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:1"), new ByteArraySerializer(), new ByteArraySerializer()));

        wallMillis -= Duration.ofHours(196).toMillis();
        watch.look();

        assertThatThrownBy(() -> producer.send(new ProducerRecord<>("std.alarms", new byte[0])))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void producerThatCannotBeClosedKeepsNoOtherFromBeingClosed() {
        List<MockProducer<byte[], byte[]>> producers = Stream.generate(() ->
                        watch.add(new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer())))
                .limit(4)
                .toList();
        producers.get(0).closeException = new KafkaException("the thread was interrupted");
        producers.get(1).closeException = new KafkaException("the thread was interrupted");

        wallMillis -= Duration.ofHours(196).toMillis();
        watch.look();

        assertThat(producers).filteredOn(MockProducer::closed).contains(producers.get(2), producers.get(3));
    }

    @Test
    void consumerIsLeftInPeaceWhileTimePasses() {
        try (Consumer<byte[], byte[]> consumer = watch.add(consumer())) {
            wallMillis += 1_000;
            watch.look();

            assertThat(consumer.poll(Duration.ofMillis(10))).isEmpty();
        }
    }
}
