package io.tributary.mirror.engine;

import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;

/**
 * What the shipments of a stream go by, whatever their delivery: a producer, and what bounds it.
 *
 * <p><b>Threading:</b> confined to the stream's thread; its figures are for any.
 */
final class ShipmentProducer implements AutoCloseable {

    /** Bounded, because closing after a commit in doubt would otherwise wait for an upstream that is away. */
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final Producer<byte[], byte[]> kafka;
    private final InFlight inFlight;
    private final int maxRecordBytes;
    private final ProducerFigure outgoing;
    private final ProducerFigure throttle;

    /**
     * Takes over the producer and closes it.
     *
     * @param inFlight       what was handed over and is not acknowledged
     * @param maxRecordBytes what the producer can take in one record at most, by its own bounds
     */
    ShipmentProducer(Producer<byte[], byte[]> kafka, InFlight inFlight, int maxRecordBytes) {
        this.kafka = kafka;
        this.inFlight = inFlight;
        this.maxRecordBytes = maxRecordBytes;
        this.outgoing = ProducerFigure.of(kafka.metrics(), "outgoing-byte-total");
        this.throttle = ProducerFigure.of(kafka.metrics(), "produce-throttle-time-avg");
    }

    Producer<byte[], byte[]> kafka() {
        return kafka;
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** What it has sent so far, as requests to brokers; 0 where it does not count that. */
    double outgoingBytes() {
        return outgoing.value();
    }

    /** Whether brokers have lately held answers back, by a quota of theirs. */
    boolean isThrottled() {
        return throttle.value() > 0;
    }

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
