package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.mirror.replay.PartitionProgress;
import io.tributary.mirror.replay.RunHead;
import io.tributary.mirror.replay.RunReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a bounded run stands.
 *
 * @param pass    counts from 1; absent, with what follows, before the first has begun
 * @param worker  who runs it, or ran it last
 * @param offsets between the bounds of the pass
 * @param done    of them decided for good
 * @param lost    of them deleted before they were read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
        String run,
        String state,
        @Nullable String reason,
        @Nullable Integer pass,
        @Nullable String flow,
        @Nullable String from,
        @Nullable String to,
        @Nullable String target,
        @Nullable String worker,
        @Nullable Instant started,
        @Nullable Instant ended,
        long offsets,
        long done,
        PartitionProgress.Counts outcomes,
        long lost,
        Map<ErrorCode, Long> refusals,
        List<FirstRefusal> firstRefusals,
        @Nullable List<PartitionView> partitions) {

    record PartitionView(String topic, int partition, long fromOffset, long nextOffset, long toOffset) {
        static PartitionView of(PartitionProgress one) {
            return new PartitionView(one.topic(), one.partition(), one.from(), one.next(), one.to());
        }
    }

    /** The first refused record of a reason. */
    record FirstRefusal(String topic, int partition, long offset, ReasonView error) {
        static FirstRefusal of(RunReport.Refusal refusal) {
            return new FirstRefusal(
                    refusal.position().topic(),
                    refusal.position().partition(),
                    refusal.position().offset(),
                    ReasonView.of(refusal.error()));
        }
    }

    /**
     * @param inFull with every partition
     */
    static ReplayView of(RunReport report, boolean inFull) {
        RunHead head = report.head();
        return new ReplayView(
                report.name().value(),
                report.state().name(),
                report.state().reason(),
                head == null ? null : head.pass(),
                head == null ? null : head.flow().value(),
                head == null ? null : head.from(),
                head == null ? null : head.to(),
                head == null ? null : head.target(),
                head == null ? null : head.worker(),
                head == null ? null : head.started(),
                head == null ? null : head.ended(),
                report.whole(),
                report.done(),
                report.counts(),
                report.lost(),
                report.reasons(),
                report.refusals().stream().map(FirstRefusal::of).toList(),
                inFull ? report.partitions().stream().map(PartitionView::of).toList() : null);
    }
}
