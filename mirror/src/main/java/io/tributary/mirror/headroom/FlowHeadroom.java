package io.tributary.mirror.headroom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the unread records of one source topic are safe, over the partitions of this instance.
 *
 * @param span       of the most endangered partition
 * @param limit      what deletes its records first; absent where nothing does
 * @param endangered how many partitions are at {@link HeadroomLevel#WATCH} or worse
 * @param partitions the most endangered first, at most {@value #PARTITIONS_SHOWN}, of those with unread records
 * @param advice     what would help; absent where nothing is endangered
 * @param unknown    for people, what could not be found out, each once
 */
public record FlowHeadroom(
        HeadroomLevel level,
        Span span,
        @Nullable Limit limit,
        int endangered,
        List<PartitionHeadroom> partitions,
        @Nullable Advice advice,
        List<String> unknown) {

    static final int PARTITIONS_SHOWN = 10;

    /** Before the first look, or without any partition. */
    public static final FlowHeadroom NOT_KNOWN = new FlowHeadroom(
            HeadroomLevel.UNKNOWN,
            Span.NEVER_AT_ALL,
            null,
            0,
            List.of(),
            null,
            List.of("not looked at yet, or no place is known"));

    /** The most endangered first. */
    public static final Comparator<FlowHeadroom> BY_DANGER = Comparator.comparing(FlowHeadroom::level)
            .reversed()
            .thenComparing(one -> one.span().leastMillis());

    public FlowHeadroom {
        partitions = List.copyOf(partitions);
        unknown = List.copyOf(unknown);
    }

    /** For people: when what is unread is deleted. */
    public String sentence() {
        if (level == HeadroomLevel.LOSING) {
            return "records are deleted unread";
        }
        if (span.leastMillis() == Span.NEVER) {
            return "it catches up, but would lose records if it were interrupted";
        }
        String most = span.mostMillis() == Span.NEVER ? "never" : Amounts.time(span.mostMillis());
        return "the first unread record is deleted in " + Amounts.time(span.leastMillis()) + " at least, " + most
                + " at most";
    }

    static FlowHeadroom of(List<PartitionHeadroom> all, @Nullable Advice advice) {
        if (all.isEmpty()) {
            return NOT_KNOWN;
        }
        List<PartitionHeadroom> sorted = new ArrayList<>(all);
        sorted.sort(PartitionHeadroom.BY_DANGER);
        PartitionHeadroom worst = sorted.get(0);
        Span span = sorted.stream().map(PartitionHeadroom::span).reduce(Span.NEVER_AT_ALL, Span::earlier);
        return new FlowHeadroom(
                worst.level(),
                span,
                sorted.stream()
                        .map(PartitionHeadroom::limit)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                (int) sorted.stream().filter(one -> one.level().isAlarming()).count(),
                sorted.stream()
                        .filter(one -> one.backlogRecords() > 0 || one.level() != HeadroomLevel.OK)
                        .limit(PARTITIONS_SHOWN)
                        .toList(),
                advice,
                sorted.stream()
                        .map(PartitionHeadroom::unknown)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }
}
