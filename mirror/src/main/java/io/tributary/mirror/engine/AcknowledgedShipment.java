package io.tributary.mirror.engine;

import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records without transactions: they can be read at once, and their ledger entries follow when all are acknowledged.
 *
 * <p><b>Delivery:</b> at least once. What was sent after the last entry is sent again after a crash, a take-over or a
 * shipment that was given up. The group has no offsets of it: an entry is its position.
 */
final class AcknowledgedShipment implements Shipment {

    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> producer;
    private final InFlight inFlight;
    private final int maxRecordBytes;
    /** The first one since the shipment was opened. */
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private boolean open;

    /** Takes over the producer and closes it. */
    AcknowledgedShipment(Producer<byte[], byte[]> producer, InFlight inFlight, int maxRecordBytes) {
        this.producer = producer;
        this.inFlight = inFlight;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public void recover() {
        // What a predecessor still has on its way cannot be called back.
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> standard, int recordBytes, SentRecords sent, long sourceOffset) {
        refuseAfterFailure();
        open = true;
        RecordAnswer answer = RecordAnswer.awaited(inFlight, recordBytes, sent, sourceOffset);
        try {
            handOver(standard, answer);
        } catch (RuntimeException e) {
            answer.notTaken();
            throw e;
        }
    }

    private void handOver(ProducerRecord<byte[], byte[]> record, Callback answer) {
        try {
            var unused = producer.send(record, (metadata, failed) -> {
                answer.onCompletion(metadata, failed);
                if (failed != null) {
                    failure.compareAndSet(null, failed);
                }
            });
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    private void refuseAfterFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new KafkaException("a record or a ledger entry was not acknowledged", first);
        }
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        return producer.metrics();
    }

    @Override
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void commit(
            List<ProducerRecord<byte[], byte[]>> entries,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Supplier<ConsumerGroupMetadata> name) {
        producer.flush();
        refuseAfterFailure();
        // Nobody fences what follows; the less time between this and the entries, the less is repeated.
        var unused = name.get();
        for (ProducerRecord<byte[], byte[]> entry : entries) {
            handOver(entry, (metadata, failed) -> {});
        }
        producer.flush();
        refuseAfterFailure();
        open = false;
    }

    /**
     * Waits for what is on its way, so that it does not arrive behind its own repetition.
     *
     * @throws KafkaException where the producer may be of no more use
     */
    @Override
    public void abort() {
        producer.flush();
        open = false;
        Exception first = failure.getAndSet(null);
        if (first != null && !KafkaFaults.isRefusal(first) && !KafkaFaults.isOfTarget(first)) {
            throw new KafkaException("a record or a ledger entry was not acknowledged", first);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
