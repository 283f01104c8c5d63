package io.tributary.demo.traffic;

import org.jspecify.annotations.Nullable;

/** A record as a city publishes it. Not a value to compare: it holds arrays. */
public final class RawRecord {

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;

    public RawRecord(byte @Nullable [] key, byte @Nullable [] value) {
        this.key = key;
        this.value = value;
    }

    public byte @Nullable [] key() {
        return key;
    }

    /** Null for a tombstone. */
    public byte @Nullable [] value() {
        return value;
    }
}
