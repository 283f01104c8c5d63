package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.mirror.pressure.InFlight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MirrorTransactionTests {

    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("std", new byte[100]);

    private final InFlight inFlight = InFlight.bounded(1_000, 1 << 20);
    private final SentRecords sent = new SentRecords();
    private final FailingProducer producer = new FailingProducer();
    private final MirrorTransaction transaction = new MirrorTransaction(producer, inFlight, 1 << 20);

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
