package io.tributary.mirror.redrive;

import io.tributary.core.outcome.Outcome;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A refused record that the present contract mirrors or filters. Arrays are shared, not copied. */
record Candidate(ConsumerRecord<byte[], byte[]> source, Outcome outcome) {

    long offset() {
        return source.offset();
    }

    /** Of the standard record; absent where it has none, or is none. */
    @Nullable
    ByteBuffer key() {
        return outcome instanceof Outcome.Mirrored mirrored && mirrored.key() != null
                ? ByteBuffer.wrap(mirrored.key())
                : null;
    }
}
