package io.tributary.mirror.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.record.ProvenanceHeaders;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How far the timestamp of a record may lie from the time it is sent. One from a clock that is far off would be refused by
 * the upstream, or keep its log segments from being deleted for years; such a record is sent with the time of sending, and
 * says its own in a header. The outcome of a record does not depend on this: contracts see the timestamp as it was.
 *
 * @param maxAhead  into the future
 * @param maxBehind into the past; a backlog is as old as it is
 */
public record TimestampBounds(Duration maxAhead, Duration maxBehind) {

    /** Kafka's own default for what a topic takes. */
    public static final TimestampBounds DEFAULT = new TimestampBounds(Duration.ofHours(1), Duration.ofDays(36_500));

    public TimestampBounds {
        if (maxAhead.isNegative() || maxBehind.isNegative()) {
            throw new IllegalArgumentException("timestamps are bounded by durations of 0 or more");
        }
    }

    /** The record, or one like it with the time that it may have. */
    public ProducerRecord<byte[], byte[]> within(ProducerRecord<byte[], byte[]> record, long nowMillis) {
        Long timestamp = record.timestamp();
        if (timestamp == null || isWithin(timestamp, nowMillis)) {
            return record;
        }
        // Where a site before this one has replaced it already, the first one is the record's own.
        if (record.headers().lastHeader(ProvenanceHeaders.ORIGINAL_TIMESTAMP) == null) {
            String original = Instant.ofEpochMilli(timestamp).toString();
            record.headers().add(ProvenanceHeaders.ORIGINAL_TIMESTAMP, original.getBytes(UTF_8));
        }
        return new ProducerRecord<>(
                record.topic(), record.partition(), nowMillis, record.key(), record.value(), record.headers());
    }

    private boolean isWithin(long timestamp, long nowMillis) {
        return timestamp <= nowMillis + maxAhead.toMillis() && timestamp >= nowMillis - maxBehind.toMillis();
    }
}
