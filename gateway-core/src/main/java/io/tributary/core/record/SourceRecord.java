package io.tributary.core.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read from a site's cluster. Arrays are shared, not copied: nobody may write to them.
 *
 * <p>Not a record: it holds arrays, whose equality would be identity.
 */
public final class SourceRecord {

    private final SourcePosition position;
    private final long timestampMillis;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<RecordHeader> headers;

    /**
     * @param timestampMillis the record's Kafka timestamp, since the epoch; -1 where it has none
     * @param value           null for a tombstone
     */
    public SourceRecord(
            SourcePosition position,
            long timestampMillis,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<RecordHeader> headers) {
        this.position = position;
        this.timestampMillis = timestampMillis;
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    public SourcePosition position() {
        return position;
    }

    public long timestampMillis() {
        return timestampMillis;
    }

    public byte @Nullable [] key() {
        return key;
    }

    public byte @Nullable [] value() {
        return value;
    }

    public List<RecordHeader> headers() {
        return headers;
    }

    public boolean isTombstone() {
        return value == null;
    }
}
