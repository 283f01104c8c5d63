package io.tributary.mirror.engine;

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
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records without transactions: they can be read at once, and their ledger entries follow when all are acknowledged.
 *
 * <p><b>Delivery:</b> at least once, in the order of the source. What was sent after the last entry is sent again after a
 * crash, a take-over or a shipment that was given up. The group has no offsets of it: an entry is its position.
 *
 * <p>A producer that gives up a record, or whose record is refused, goes on with those that it holds behind it, and these would
 * come before the repetition of what was given up. So it is closed at once with all that it holds, and another one goes on.
 */
final class AcknowledgedShipment implements Shipment {

    private final Supplier<ShipmentProducer> producers;
    /** The first one since the shipment was opened. */
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private ShipmentProducer producer;
    /** By the producers before this one. */
    private double earlierBytes;

    private boolean open;

    /** Closes what it is given. */
    AcknowledgedShipment(Supplier<ShipmentProducer> producers) {
        this.producers = producers;
        this.producer = producers.get();
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
        Producer<byte[], byte[]> kafka = producer.kafka();
        try {
            var unused = kafka.send(record, (metadata, failed) -> {
                answer.onCompletion(metadata, failed);
                if (failed != null && failure.compareAndSet(null, failed)) {
                    kafka.close(Duration.ZERO);
                }
            });
        } catch (RuntimeException e) {
            // Closed in this moment, it refuses for that.
            refuseAfterFailure();
            failure.set(e);
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
    public double outgoingBytes() {
        return earlierBytes + producer.outgoingBytes();
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
        refuseAfterFailure();
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
     * Waits for what is on its way, so that it does not arrive behind its own repetition. After a failure nobody answers for
     * what has left this machine already; it may still arrive, on a connection that is slower than the next one.
     */
    @Override
    public void abort() {
        if (failure.get() == null) {
            producer.kafka().flush();
        }
        open = false;
        if (failure.get() != null) {
            // What it held has its answers then.
            producer.close();
            ShipmentProducer next = producers.get();
            earlierBytes += producer.outgoingBytes();
            producer = next;
            failure.set(null);
        }
    }
}
