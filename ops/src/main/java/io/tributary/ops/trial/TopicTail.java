package io.tributary.ops.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds where the last so many records of a topic begin. Offsets say nothing about that: compaction, transaction markers
 * and aborted transactions leave holes, so the partitions are read backwards in windows that grow until enough is found.
 */
final class TopicTail {

    private final PartitionReader reader;
    private final int count;

    TopicTail(PartitionReader reader, int count) {
        this.reader = reader;
        this.count = count;
    }

    private record Stamp(long offset, long timestamp) {}

    /** The newest records of one partition that have not been chosen yet. */
    private static final class Rest {
        private final TopicPartition partition;
        private final List<Stamp> stamps;
        private final long end;
        private int left;

        private Rest(TopicPartition partition, List<Stamp> stamps, long end) {
            this.partition = partition;
            this.stamps = stamps;
            this.end = end;
            this.left = stamps.size();
        }

        private long newestTimestamp() {
            return stamps.get(left - 1).timestamp();
        }
    }

    List<OffsetSpan> spans(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = reader.begins(partitions);
        Map<TopicPartition, Long> ends = reader.ends(partitions);
        PriorityQueue<Rest> newestFirst = new PriorityQueue<>(
                Comparator.comparingLong(Rest::newestTimestamp).reversed());
        List<Rest> all = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            List<Stamp> stamps = tail(partition, begins.getOrDefault(partition, 0L), end);
            if (!stamps.isEmpty()) {
                all.add(new Rest(partition, stamps, end));
            }
        }
        newestFirst.addAll(all);
        for (int chosen = 0; chosen < count && !newestFirst.isEmpty(); chosen++) {
            Rest rest = newestFirst.remove();
            rest.left--;
            if (rest.left > 0) {
                newestFirst.add(rest);
            }
        }
        return all.stream()
                .filter(rest -> rest.left < rest.stamps.size())
                .map(rest -> new OffsetSpan(
                        rest.partition, rest.stamps.get(rest.left).offset(), rest.end))
                .toList();
    }

    /** The last records of a partition, oldest first; fewer where it has no more. */
    private List<Stamp> tail(TopicPartition partition, long begin, long end) {
        List<Stamp> found = new ArrayList<>();
        long upper = end;
        long window = count;
        while (upper > begin && found.size() < count) {
            long lower = Math.max(begin, upper - window);
            List<Stamp> older = new ArrayList<>();
            reader.read(
                    new OffsetSpan(partition, lower, upper),
                    record -> older.add(new Stamp(record.offset(), record.timestamp())));
            older.addAll(found);
            found = older;
            upper = lower;
            window *= 2;
        }
        return found.size() <= count ? found : found.subList(found.size() - count, found.size());
    }
}
