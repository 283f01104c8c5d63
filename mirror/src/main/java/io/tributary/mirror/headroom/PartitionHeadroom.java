package io.tributary.mirror.headroom;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How long a partition's unread records are safe.
 *
 * @param span           until the first unread record is deleted, at the rates of now
 * @param limit          what deletes it first; absent where nothing does
 * @param stalledMillis  until it is deleted where nothing is read any more; {@link Span#NEVER} where it is not
 * @param bytesLeft      what may be written until it is deleted by size, at least; absent without {@code retention.bytes} or
 *     where sizes are not known
 * @param backlogRecords offsets that are not read
 * @param backlogBytes   what they take on the broker's disk, about; absent where sizes are not known
 * @param oldestMillis   the timestamp of the first unread record; absent where there is none, or where it is not known
 * @param inflow         records that come a second; absent before the second look
 * @param drain          records that are read a second; absent before the second look, or where all is read
 * @param catchUp        until everything is read, at the rates of now
 * @param unknown        for people, what could not be found out; absent where all could
 */
public record PartitionHeadroom(
        int partition,
        HeadroomLevel level,
        Span span,
        @Nullable Limit limit,
        long stalledMillis,
        @Nullable Long bytesLeft,
        long backlogRecords,
        @Nullable Long backlogBytes,
        @Nullable Long oldestMillis,
        @Nullable Rate inflow,
        @Nullable Rate drain,
        Span catchUp,
        @Nullable String unknown) {

    /** The most endangered first. */
    static final Comparator<PartitionHeadroom> BY_DANGER = Comparator.comparing(PartitionHeadroom::level)
            .reversed()
            .thenComparing(one -> one.span().leastMillis())
            .thenComparing(PartitionHeadroom::stalledMillis)
            .thenComparing(PartitionHeadroom::partition);
}
