package io.tributary.ops.trial;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Which records of a topic are tried. */
public sealed interface TopicSelection {

    /** The span of offsets of each partition that holds some of them. */
    List<OffsetSpan> spans(PartitionReader reader, List<TopicPartition> partitions);

    /** Whether a record within a span is one of them. */
    default boolean selects(long timestampMillis) {
        return true;
    }

    /**
     * The newest records over all partitions, by their timestamps.
     *
     * @param count at least 1, at most {@link #MAX_COUNT}
     */
    record Last(int count) implements TopicSelection {

        /** Offset and timestamp of so many records of every partition are held for a moment. */
        public static final int MAX_COUNT = 100_000;

        public Last {
            if (count < 1 || count > MAX_COUNT) {
                throw new IllegalArgumentException("the count lies between 1 and " + MAX_COUNT);
            }
        }

        @Override
        public List<OffsetSpan> spans(PartitionReader reader, List<TopicPartition> partitions) {
            return new TopicTail(reader, count).spans(partitions);
        }
    }

    /**
     * The records whose timestamps lie between two times. The broker finds where the first of them may be; from there on
     * every record is looked at, since nothing keeps timestamps in order and transaction markers have times of their own.
     *
     * @param from included; absent: from the beginning
     * @param to   not included; absent: to the end
     */
    record Between(@Nullable Instant from, @Nullable Instant to) implements TopicSelection {

        @Override
        public List<OffsetSpan> spans(PartitionReader reader, List<TopicPartition> partitions) {
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            Map<TopicPartition, Long> begins =
                    from == null ? reader.begins(partitions) : reader.offsetsAt(partitions, from, ends);
            return partitions.stream()
                    .map(partition -> new OffsetSpan(
                            partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)))
                    .filter(span -> span.from() < span.to())
                    .toList();
        }

        @Override
        public boolean selects(long timestampMillis) {
            return (from == null || timestampMillis >= from.toEpochMilli())
                    && (to == null || timestampMillis < to.toEpochMilli());
        }
    }
}
