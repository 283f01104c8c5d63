package io.tributary.mirror.replay;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands.
 *
 * @param head       absent before its first pass has begun
 * @param partitions of the pass, by topic and partition
 * @param refusals   the first refused record of each reason, since it was started or went on; bounded
 */
public record RunReport(
        RunName name,
        RunState state,
        @Nullable RunHead head,
        List<PartitionProgress> partitions,
        List<Refusal> refusals) {

    public RunReport {
        partitions = List.copyOf(partitions);
        refusals = List.copyOf(refusals);
    }

    /** One refused record, by its first reason. */
    public record Refusal(SourcePosition position, RecordError error) {}

    public PartitionProgress.Counts counts() {
        return partitions.stream()
                .map(PartitionProgress::counts)
                .reduce(PartitionProgress.Counts.NONE, PartitionProgress.Counts::plus);
    }

    /** Offsets between the bounds. */
    public long whole() {
        return partitions.stream().mapToLong(one -> one.to() - one.from()).sum();
    }

    /** Offsets that are decided. */
    public long done() {
        return partitions.stream().mapToLong(one -> one.next() - one.from()).sum();
    }

    public long lost() {
        return partitions.stream().mapToLong(PartitionProgress::lost).sum();
    }

    /** Whether it is finished, and everything between its bounds was sent or dropped by rule. */
    public boolean isWell() {
        return state instanceof RunState.Finished finished
                && !finished.isPartial()
                && lost() == 0
                && counts().rejected() == 0;
    }

    public Map<ErrorCode, Long> reasons() {
        Map<ErrorCode, Long> sum = new TreeMap<>();
        partitions.forEach(one -> one.reasons().forEach((code, count) -> sum.merge(code, count, Long::sum)));
        return sum;
    }
}
