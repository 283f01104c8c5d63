package io.tributary.core.record;

import org.jspecify.annotations.Nullable;

/** A header of a record. Names may repeat and their order counts. Not a record: it holds an array. */
public final class RecordHeader {

    private final String name;
    private final byte @Nullable [] value;

    public RecordHeader(String name, byte @Nullable [] value) {
        this.name = name;
        this.value = value;
    }

    public String name() {
        return name;
    }

    public byte @Nullable [] value() {
        return value;
    }
}
