package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.mirror.pressure.InFlight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MirrorTransactionTests {

    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("std", new byte[100]);

    private final InFlight inFlight = InFlight.bounded(1_000, 1 << 20);
    private final SentRecords sent = new SentRecords();
    private final FailingProducer producer = new FailingProducer();
    private final MirrorTransaction transaction =
            new MirrorTransaction(new ShipmentProducer(producer, inFlight, 1 << 20));

    /** As Kafka's: it keeps a record before it finds that the transaction has failed, and fails it again by the abort. */
    private static final class FailingProducer extends MockProducer<byte[], byte[]> {
        private final List<Callback> kept = new ArrayList<>();
        private boolean throwsWhatItKeeps;

        FailingProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            if (callback != null) {
                kept.add(callback);
            }
            if (throwsWhatItKeeps) {
                throw new KafkaException("Cannot execute transactional method because we are in an error state");
            }
            return new CompletableFuture<>();
        }

        @Override
        public void abortTransaction() {
            super.abortTransaction();
            kept.forEach(callback -> callback.onCompletion(
                    new RecordMetadata(new TopicPartition("std", 0), -1, -1, -1, -1, -1),
                    new TransactionAbortedException()));
        }
    }

    /** Puts a record into a request some time after it was handed over, as while a batch lingers. */
    private static final class LingeringProducer extends MockProducer<byte[], byte[]> {

        private final AtomicLong asked = new AtomicLong();
        private final long lingersFor;
        private long handedOver;
        private double sentBeforePositions = -1;

        /** @param lingersFor so many times that the figure is asked for, it tells nothing of the newest record */
        LingeringProducer(long lingersFor) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.lingersFor = lingersFor;
            MetricName name = new MetricName("record-send-total", "producer-metrics", "", Map.of());
            setMockMetrics(
                    name,
                    new KafkaMetric(
                            new Object(),
                            name,
                            (Measurable) (config, now) -> sent(asked.incrementAndGet()),
                            new MetricConfig(),
                            Time.SYSTEM));
        }

        private double sent(long times) {
            return times > lingersFor ? handedOver : 0;
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            handedOver++;
            asked.set(0);
            return super.send(record, callback);
        }

        @Override
        public void sendOffsetsToTransaction(
                Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata member) {
            sentBeforePositions = sent(asked.get());
            super.sendOffsetsToTransaction(offsets, member);
        }
    }

    private void commit(LingeringProducer lingering) {
        MirrorTransaction committed = new MirrorTransaction(new ShipmentProducer(lingering, inFlight, 1 << 20));
        committed.recover();
        committed.send(RECORD, 100, sent, 0);
        committed.commit(
                List.of(new ProducerRecord<>("ledger", new byte[10])),
                Map.of(new TopicPartition("ledger", 0), new OffsetAndMetadata(1)),
                () -> new MockConsumer<>("none").groupMetadata());
    }

    @Test
    void positionsFollowWhenTheEntriesHaveGoneOut() {
        LingeringProducer lingering = new LingeringProducer(3);

        commit(lingering);

        assertThat(lingering.sentBeforePositions).isEqualTo(2);
        assertThat(lingering.transactionCommitted()).isTrue();
    }

    @Test
    void entriesThatDoNotGoOutKeepNoCommitWaiting() {
        LingeringProducer lingering = new LingeringProducer(Long.MAX_VALUE);

        commit(lingering);

        assertThat(lingering.sentBeforePositions).isZero();
        assertThat(lingering.transactionCommitted()).isTrue();
    }

    @Test
    void recordThatFailsTwiceIsTakenOffWhatIsInFlightOnce() {
        transaction.recover();
        transaction.send(RECORD, 100, sent, 0);
        producer.throwsWhatItKeeps = true;
        assertThatThrownBy(() -> transaction.send(RECORD, 100, sent, 1)).isInstanceOf(KafkaException.class);
        assertThat(inFlight.records()).isEqualTo(1);

        transaction.abort();

        assertThat(inFlight.records()).isZero();
        assertThat(inFlight.bytes()).isZero();
    }
}
