package io.tributary.mirror.engine;

import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The transactions of one lane's producer, one after the other. It opens with the first record and is either committed
 * with its ledger entries and offsets, or aborted. After any exception the owner aborts; where that fails too, the
 * producer is given up with {@link #close}, because nobody knows how the transaction ended.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class MirrorTransaction implements AutoCloseable {

    /** Bounded, because closing after a commit in doubt would otherwise wait for an upstream that is away. */
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> producer;
    private final InFlight inFlight;
    private boolean open;

    /** Takes over the producer and closes it. */
    MirrorTransaction(Producer<byte[], byte[]> producer, InFlight inFlight) {
        this.producer = producer;
        this.inFlight = inFlight;
    }

    /** Fences a predecessor with the same transactional id and ends what it left open. Blocks on the upstream. */
    void recover() {
        producer.initTransactions();
    }

    /**
     * Hands a record over.
     *
     * @param sourceOffset under which {@code sent} hears what became of it; a failure makes the commit fail besides
     */
    void send(ProducerRecord<byte[], byte[]> standard, int recordBytes, SentRecords sent, long sourceOffset) {
        begin();
        inFlight.sent(recordBytes);
        sent.sent();
        try {
            var unused = producer.send(standard, (metadata, failure) -> {
                inFlight.done(recordBytes);
                if (failure == null) {
                    sent.arrived(metadata.partition(), metadata.offset());
                } else {
                    sent.failed(sourceOffset, failure);
                }
            });
        } catch (RuntimeException e) {
            inFlight.done(recordBytes);
            throw e;
        }
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
    }

    boolean isOpen() {
        return open;
    }

    /**
     * Ends the transaction with its proof and its position. When this returns, it is committed; when it throws, that is
     * not known.
     */
    void commit(
            List<ProducerRecord<byte[], byte[]>> entries,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata name) {
        begin();
        for (ProducerRecord<byte[], byte[]> entry : entries) {
            var unused = producer.send(entry);
        }
        producer.sendOffsetsToTransaction(offsets, name);
        producer.commitTransaction();
        open = false;
    }

    /** Gives the open transaction up, if there is one. */
    void abort() {
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
