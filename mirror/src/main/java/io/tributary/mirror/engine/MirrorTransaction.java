package io.tributary.mirror.engine;

import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private final Producer<byte[], byte[]> producer;
    private final InFlight inFlight;
    private final int maxRecordBytes;
    private boolean open;

    /** Takes over the producer and closes it. */
    MirrorTransaction(Producer<byte[], byte[]> producer, InFlight inFlight, int maxRecordBytes) {
        this.producer = producer;
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
        } catch (RuntimeException e) {
            answer.notTaken();
            throw e;
        }
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
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
        ConsumerGroupMetadata member = name.get();
        begin();
        for (ProducerRecord<byte[], byte[]> entry : entries) {
            var unused = producer.send(entry);
        }
        producer.sendOffsetsToTransaction(offsets, member);
        producer.commitTransaction();
        open = false;
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
