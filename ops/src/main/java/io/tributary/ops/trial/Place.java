package io.tributary.ops.trial;

import io.tributary.core.record.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * Where a tried record stands.
 *
 * @param number   among the records that were tried, from 1
 * @param position in its topic; absent where the record comes from a file
 */
public record Place(long number, @Nullable SourcePosition position) {

    /** {@code #3}, or {@code ods.air.raw-0@17}. */
    @Override
    public String toString() {
        return position == null
                ? "#" + number
                : position.topic() + "-" + position.partition() + "@" + position.offset();
    }
}
