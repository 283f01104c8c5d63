package io.tributary.mirror.headroom;

/** Which bound of a topic's retention deletes its records. */
public enum Limit {
    /** {@code retention.ms} */
    TIME,
    /** {@code retention.bytes} */
    SIZE
}
