package io.tributary.mirror.replay;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bounds of a request into offsets, once, when a pass begins.
 *
 * <p><b>Threading:</b> confined to the run's thread; blocks on the site's cluster.
 */
final class RunBounds {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> source;
    private final ReplayRequest request;
    private final Journal journal;

    RunBounds(Consumer<byte[], byte[]> source, ReplayRequest request, Journal journal) {
        this.source = source;
        this.request = request;
        this.journal = journal;
    }

    /** What a partition holds that a committed reader sees. */
    private record Extent(TopicPartition partition, String topicId, long begin, long end) {}

    /**
     * @throws TributaryException with a message for people, where the bounds do not fit the topic
     */
    List<PartitionProgress> locate(SourceTopic topic) {
        List<Extent> extents = extents(topic);
        Map<TopicPartition, Long> from = offsets(request.from(), extents);
        Map<TopicPartition, Long> to = offsets(request.to(), extents);
        List<PartitionProgress> begun = new ArrayList<>();
        for (Extent extent : extents) {
            TopicPartition partition = extent.partition();
            long first = from.getOrDefault(partition, 0L);
            long last = to.getOrDefault(partition, 0L);
            // A later end only tells where words and times meet within one partition.
            boolean isWritten = isOffset(request.from()) || isOffset(request.to());
            if (first > last && isWritten) {
                throw refused(
                        "the run would begin at offset " + first + " of " + partition + ", after its end at " + last);
            }
            begun.add(PartitionProgress.beginning(
                    partition.topic(), extent.topicId(), partition.partition(), first, Math.max(first, last)));
        }
        return begun;
    }

    private List<Extent> extents(SourceTopic topic) {
        request.partitions().stream()
                .filter(number -> number >= topic.partitions())
                .findFirst()
                .ifPresent(number -> {
                    throw refused("topic '" + topic.topic() + "' has no partition " + number + "; it has "
                            + topic.partitions() + ", counted from 0");
                });
        // One that the mirror does not serve either keeps no other from its run, unless it is asked for by name.
        if (!request.partitions().isEmpty()) {
            request.partitions().forEach(topic::requiredTargetPartition);
        }
        List<TopicPartition> partitions = wanted(topic)
                .filter(number -> topic.targetPartition(number) >= 0)
                .mapToObj(number -> new TopicPartition(topic.topic(), number))
                .toList();
        Map<TopicPartition, Long> begins = source.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> ends = source.endOffsets(partitions, PATIENCE);
        return partitions.stream()
                .map(one -> new Extent(one, topic.topicId(), begins.getOrDefault(one, 0L), ends.getOrDefault(one, 0L)))
                .toList();
    }

    private IntStream wanted(SourceTopic topic) {
        Set<Integer> wanted = request.partitions();
        return IntStream.range(0, topic.partitions()).filter(number -> wanted.isEmpty() || wanted.contains(number));
    }

    /** For people: the partitions that no run of the request can send; absent where there are none. */
    @Nullable
    String leftOut(List<SourceTopic> topics) {
        List<String> reasons = topics.stream()
                .flatMap(topic -> wanted(topic)
                        .filter(number -> topic.targetPartition(number) < 0)
                        .mapToObj(topic::withoutCounterpart))
                .toList();
        if (reasons.isEmpty()) {
            return null;
        }
        String what =
                reasons.size() == 1 ? "a partition was left out: " : reasons.size() + " partitions were left out: ";
        return what + reasons.get(0);
    }

    private Map<TopicPartition, Long> offsets(Bound bound, List<Extent> extents) {
        if (bound instanceof Bound.At at) {
            return atTime(at.time(), extents);
        }
        if (bound instanceof Bound.Offset one) {
            return each(extents, extent -> checked(extent, one.offset()));
        }
        if (bound instanceof Bound.Offsets some) {
            return each(
                    extents,
                    extent -> checked(
                            extent,
                            some.byPartition().getOrDefault(extent.partition().partition(), 0L)));
        }
        return each(extents, extent -> switch ((Bound.Word) bound) {
            case BEGINNING -> extent.begin();
            case END -> extent.end();
            case LAST -> last(extent);
        });
    }

    private static boolean isOffset(Bound bound) {
        return bound instanceof Bound.Offset || bound instanceof Bound.Offsets;
    }

    private static Map<TopicPartition, Long> each(List<Extent> extents, ToLongFunction<Extent> offset) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        extents.forEach(extent -> offsets.put(extent.partition(), offset.applyAsLong(extent)));
        return offsets;
    }

    private static long checked(Extent extent, long offset) {
        if (offset > extent.end()) {
            throw refused("offset " + offset + " lies beyond the end of " + extent.partition() + ", which is "
                    + extent.end());
        }
        return offset;
    }

    /** Where a pass before this one stopped, in the topic as it is now; else the beginning. */
    private long last(Extent extent) {
        Optional<PartitionProgress> last = journal.last(request.name(), extent.partition());
        return last.filter(stopped -> stopped.topicId().equals(extent.topicId()))
                .map(PartitionProgress::next)
                .orElse(extent.begin());
    }

    private Map<TopicPartition, Long> atTime(Instant time, List<Extent> extents) {
        Map<TopicPartition, Long> times = each(extents, extent -> time.toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> found = source.offsetsForTimes(times, PATIENCE);
        return each(extents, extent -> {
            OffsetAndTimestamp at = found.get(extent.partition());
            return at == null ? extent.end() : Math.min(at.offset(), extent.end());
        });
    }

    private static TributaryException refused(String message) {
        return new TributaryException(FaultCode.INVALID_CONFIGURATION, message);
    }
}
