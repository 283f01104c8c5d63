package io.tributary.ops.trial;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Which records of a topic are tried. */
public sealed interface TopicSelection {

    /** The span of offsets of each partition that holds some of them. */
    List<OffsetSpan> spans(PartitionReader reader, List<TopicPartition> partitions);

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
     * The records whose timestamps lie between two times, as the broker finds them: from the first record that is not
     * older than the one up to the first that is not older than the other.
     *
     * @param from absent: from the beginning
     * @param to   absent: to the end
     */
    record Between(@Nullable Instant from, @Nullable Instant to) implements TopicSelection {

        @Override
        public List<OffsetSpan> spans(PartitionReader reader, List<TopicPartition> partitions) {
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            Map<TopicPartition, Long> begins = new TreeMap<>(OffsetSpan.BY_PARTITION);
            begins.putAll(from == null ? reader.begins(partitions) : reader.offsetsAt(partitions, from, ends));
            Map<TopicPartition, Long> bounds = to == null ? ends : reader.offsetsAt(partitions, to, ends);
            return begins.entrySet().stream()
                    .map(begin ->
                            new OffsetSpan(begin.getKey(), begin.getValue(), bounds.getOrDefault(begin.getKey(), 0L)))
                    .filter(span -> span.from() < span.to())
                    .toList();
        }
    }
}
