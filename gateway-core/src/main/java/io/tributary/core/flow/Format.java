package io.tributary.core.flow;

/** The form of a source topic's values. */
public enum Format {
    JSON,
    CSV,
    XML,
    AVRO
}
