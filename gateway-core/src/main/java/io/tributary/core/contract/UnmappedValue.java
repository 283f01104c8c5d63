package io.tributary.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a code table does not know, as often as it has come since the contract was compiled. Values of masked fields
 * are never taken down.
 *
 * @param field   the field of the standard record; a part of it behind a slash, an array's elements as {@code *}
 * @param table   the code table
 * @param value   shortened, control characters made visible; absent: all that came after too many to hold
 * @param nearest the entries of the table that may have been meant, the likeliest first
 */
public record UnmappedValue(
        String field, String table, @Nullable String value, long count, List<String> nearest) {

    public UnmappedValue {
        nearest = List.copyOf(nearest);
    }
}
