package io.tributary.mirror.engine;

import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;

/**
 * Shipments that are transactions of one producer: records, ledger entries and offsets are seen together or never.
 *
 * <p><b>Delivery:</b> exactly once. What a crash leaves open is aborted by the next session of the same stream, or by the
 * upstream after the transaction's timeout.
 */
final class MirrorTransaction implements Shipment {

    /** Bounded, because closing after a commit in doubt would otherwise wait for an upstream that is away. */
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    /** More than a batch lingers, and less than the shortest round trip that it is worth. */
    private static final long SENT_WITHIN_NANOS = Duration.ofMillis(15).toNanos();

    private static final long SENT_AGAIN_NANOS = 200_000;

    private final Producer<byte[], byte[]> producer;
    /** Records that were put into requests, one that was repeated more than once. */
    private final ProducerFigure sent;

    private final InFlight inFlight;
    private final int maxRecordBytes;
    private boolean open;
    /** By {@link #sent}, when every record of the open transaction has gone out. */
    private double sentInAll;

    /** Takes over the producer and closes it. */
    MirrorTransaction(Producer<byte[], byte[]> producer, InFlight inFlight, int maxRecordBytes) {
        this.producer = producer;
        this.sent = ProducerFigure.of(producer.metrics(), "record-send-total");
        this.inFlight = inFlight;
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public void recover() {
        producer.initTransactions();
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> standard, int recordBytes, SentRecords sent, long sourceOffset) {
        begin();
        RecordAnswer answer = RecordAnswer.awaited(inFlight, recordBytes, sent, sourceOffset);
        try {
            var unused = producer.send(standard, answer);
            sentInAll++;
        } catch (RuntimeException e) {
            answer.notTaken();
            throw e;
        }
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            sentInAll = sent.value();
            open = true;
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
        begin();
        for (ProducerRecord<byte[], byte[]> entry : entries) {
            var unused = producer.send(entry);
            sentInAll++;
        }
        awaitSent();
        ConsumerGroupMetadata member = name.get();
        producer.sendOffsetsToTransaction(offsets, member);
        producer.commitTransaction();
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
            producer.abortTransaction();
            open = false;
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
