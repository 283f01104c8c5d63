package io.tributary.mirror.engine;

import io.tributary.mirror.pressure.InFlight;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record that was handed to a producer. Only the first answer counts: a producer that fails while it takes a
 * record says so at once, and once more when it gives up what it holds.
 *
 * <p><b>Threading:</b> any thread.
 */
final class RecordAnswer implements Callback {

    private final InFlight inFlight;
    private final int recordBytes;
    private final SentRecords sent;
    private final long sourceOffset;
    private final AtomicBoolean isGiven = new AtomicBoolean();

    private RecordAnswer(InFlight inFlight, int recordBytes, SentRecords sent, long sourceOffset) {
        this.inFlight = inFlight;
        this.recordBytes = recordBytes;
        this.sent = sent;
        this.sourceOffset = sourceOffset;
    }

    /** Of a record that counts as sent, and is in flight, from now on. */
    static RecordAnswer awaited(InFlight inFlight, int recordBytes, SentRecords sent, long sourceOffset) {
        inFlight.sent(recordBytes);
        sent.sent();
        return new RecordAnswer(inFlight, recordBytes, sent, sourceOffset);
    }

    @Override
    public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
        if (!isGiven.compareAndSet(false, true)) {
            return;
        }
        inFlight.done(recordBytes);
        if (failure == null) {
            sent.arrived(metadata.partition(), metadata.offset());
        } else {
            sent.failed(sourceOffset, failure);
        }
    }

    /** The producer did not take it; why that is says nothing about the record. */
    void notTaken() {
        if (isGiven.compareAndSet(false, true)) {
            inFlight.done(recordBytes);
        }
    }
}
