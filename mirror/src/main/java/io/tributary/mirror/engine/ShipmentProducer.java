package io.tributary.mirror.engine;

import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;

/**
 * What the shipments of a stream go by, whatever their delivery: a producer, and what bounds it.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 *
 * @param kafka          is closed with this
 * @param inFlight       what was handed over and is not acknowledged
 * @param maxRecordBytes what the producer can take in one record at most, by its own bounds
 */
record ShipmentProducer(Producer<byte[], byte[]> kafka, InFlight inFlight, int maxRecordBytes)
        implements AutoCloseable {

    /** Bounded, because closing after a commit in doubt would otherwise wait for an upstream that is away. */
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    /**
     * Hands a record over. It counts as sent, and is in flight until its answer comes; one that is not taken is so no more.
     *
     * @param handOver gives it to the producer, with the answer that this one is to give
     */
    void send(int recordBytes, SentRecords sent, long sourceOffset, Consumer<Callback> handOver) {
        RecordAnswer answer = RecordAnswer.awaited(inFlight, recordBytes, sent, sourceOffset);
        try {
            handOver.accept(answer);
        } catch (RuntimeException e) {
            answer.notTaken();
            throw e;
        }
    }

    @Override
    public void close() {
        kafka.close(CLOSE_WITHIN);
    }
}
