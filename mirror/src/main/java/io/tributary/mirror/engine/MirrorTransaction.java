package io.tributary.mirror.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Shipments that are transactions of one producer: records, ledger entries and offsets are seen together or never.
 *
 * <p><b>Delivery:</b> exactly once. What a crash leaves open is aborted by the next session of the same stream, or by the
 * upstream after the transaction's timeout.
 */
final class MirrorTransaction implements Shipment {

    /** More than a batch lingers, and less than the shortest round trip that it is worth. */
    private static final long SENT_WITHIN_NANOS = Duration.ofMillis(15).toNanos();

    private static final long SENT_AGAIN_NANOS = 200_000;

    private final ShipmentProducer producer;
    /** Records that were put into requests, one that was repeated more than once. */
    private final ProducerFigure sent;

    private boolean open;
    /** By {@link #sent}, when every record of the open transaction has gone out. */
    private double sentInAll;

    /** Takes over the producer and closes it. */
    MirrorTransaction(ShipmentProducer producer) {
        this.producer = producer;
        this.sent = ProducerFigure.of(producer.kafka().metrics(), "record-send-total");
    }

    @Override
    public void recover() {
        producer.kafka().initTransactions();
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> standard, int recordBytes, SentRecords sent, long sourceOffset) {
        begin();
        producer.send(recordBytes, sent, sourceOffset, answer -> {
            var unused = producer.kafka().send(standard, answer);
        });
        sentInAll++;
    }

    private void begin() {
        if (!open) {
            producer.kafka().beginTransaction();
            sentInAll = sent.value();
            open = true;
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
        begin();
        for (ProducerRecord<byte[], byte[]> entry : entries) {
            var unused = producer.kafka().send(entry);
            sentInAll++;
        }
        awaitSent();
        ConsumerGroupMetadata member = name.get();
        producer.kafka().sendOffsetsToTransaction(offsets, member);
        producer.kafka().commitTransaction();
        open = false;
    }

    /**
     * While positions are on their way a producer sends no records. So the entries go out first, and not one round trip later;
     * where that takes too long, they do go later.
     */
    private void awaitSent() {
        long deadlineNanos = System.nanoTime() + SENT_WITHIN_NANOS;
        while (sent.isKept() && sent.value() < sentInAll && System.nanoTime() - deadlineNanos < 0) {
            LockSupport.parkNanos(SENT_AGAIN_NANOS);
        }
    }

    @Override
    public void abort() {
        if (open) {
            producer.kafka().abortTransaction();
            open = false;
        }
    }
}
