package io.tributary.standardization.mapping;

/**
 * A time as a field publishes it, and as the record's event time.
 *
 * @param epochMillis rounded down
 */
record StandardTime(String text, long epochMillis) {}
