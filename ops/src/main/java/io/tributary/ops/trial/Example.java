package io.tributary.ops.trial;

/**
 * Something at a record.
 *
 * @param <T> what was there
 */
public record Example<T>(Place place, T what) {}
