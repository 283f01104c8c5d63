package io.tributary.mirror.engine;

import io.tributary.mirror.client.KafkaFaults;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records without transactions: they can be read at once, and their ledger entries follow when all are acknowledged.
 *
 * <p><b>Delivery:</b> at least once. What was sent after the last entry is sent again after a crash, a take-over or a
 * shipment that was given up. The group has no offsets of it: an entry is its position.
 */
final class AcknowledgedShipment implements Shipment {

    private final ShipmentProducer producer;
    /** The first one since the shipment was opened. */
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private boolean open;

    /** Takes over the producer and closes it. */
    AcknowledgedShipment(ShipmentProducer producer) {
        this.producer = producer;
    }

    @Override
    public void recover() {
        // What a predecessor still has on its way cannot be called back.
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> standard, int recordBytes, SentRecords sent, long sourceOffset) {
        refuseAfterFailure();
        open = true;
        producer.send(recordBytes, sent, sourceOffset, answer -> handOver(standard, answer));
    }

    private void handOver(ProducerRecord<byte[], byte[]> record, Callback answer) {
        try {
            var unused = producer.kafka().send(record, (metadata, failed) -> {
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
    public ShipmentProducer producer() {
        return producer;
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
        producer.kafka().flush();
        refuseAfterFailure();
        // Nobody fences what follows; the less time between this and the entries, the less is repeated.
        var unused = name.get();
        for (ProducerRecord<byte[], byte[]> entry : entries) {
            handOver(entry, (metadata, failed) -> {});
        }
        producer.kafka().flush();
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
        producer.kafka().flush();
        open = false;
        Exception first = failure.getAndSet(null);
        if (first != null && !KafkaFaults.isRefusal(first) && !KafkaFaults.isOfTarget(first)) {
            throw new KafkaException("a record or a ledger entry was not acknowledged", first);
        }
    }
}
