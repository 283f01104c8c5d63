package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.ledger.LossCause;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.headroom.FlowHeadroom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a flow stands on one source topic.
 *
 * @param lagRecords       over the partitions that this instance owns
 * @param lagSeconds       how far behind in time: the age of the record that was read last, where more wait
 * @param recordsPerSecond decided, over the last half minute
 * @param recordAgeMillis  between a record's timestamp and its outcome, over the last half minute
 * @param outcomes         offsets decided since the start of this instance
 * @param refusals         reasons since the start of this instance
 * @param lostRecords      deleted at the source before they were read, found since the start of this instance
 * @param headroom         how long unread records are safe at the source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FlowView(
        String flow,
        String lane,
        String sourceTopic,
        String targetTopic,
        FlowReport.State state,
        @Nullable String reason,
        Versions versions,
        List<PartitionView> partitions,
        long lagRecords,
        double lagSeconds,
        double recordsPerSecond,
        Quantiles recordAgeMillis,
        Map<OffsetState, Long> outcomes,
        Map<ErrorCode, Long> refusals,
        List<RefusalView> lastRefusals,
        long lostRecords,
        List<LossView> lastLosses,
        HeadroomView headroom) {

    /** What decides: the flow's version, subject and version of its schemas, and a digest over all of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Versions(String flow, String standard, @Nullable String accepts, String digest) {
        static Versions of(ContractStamp stamp) {
            return new Versions(stamp.flowVersion(), stamp.standard(), stamp.accepts(), stamp.digest());
        }
    }

    record Quantiles(long p50, long p99) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartitionView(
            int partition,
            long nextOffset,
            long endOffset,
            long lagRecords,
            double lagSeconds,
            @Nullable String heldBecause) {
        static PartitionView of(FlowReport.Partition partition) {
            return new PartitionView(
                    partition.partition(),
                    partition.next(),
                    partition.end(),
                    partition.lagRecords(),
                    seconds(partition.lagMillis()),
                    partition.heldBecause());
        }
    }

    record RefusalView(String topic, int partition, long offset, Instant at, ReasonView error) {
        static RefusalView of(FlowReport.Refusal refusal) {
            return new RefusalView(
                    refusal.position().topic(),
                    refusal.position().partition(),
                    refusal.position().offset(),
                    refusal.at(),
                    ReasonView.of(refusal.error()));
        }
    }

    /** Records that were deleted unread: from the first to before the last offset. */
    record LossView(int partition, long fromOffset, long toOffset, LossCause cause, Instant at) {
        static LossView of(FlowReport.Loss loss) {
            return new LossView(
                    loss.partition(), loss.offsets().from(), loss.offsets().to(), loss.cause(), loss.at());
        }
    }

    static FlowView of(FlowReport report) {
        List<PartitionView> partitions =
                report.partitions().stream().map(PartitionView::of).toList();
        return new FlowView(
                report.flow().value(),
                report.lane().value(),
                report.sourceTopic(),
                report.targetTopic(),
                report.state(),
                report.reason(),
                Versions.of(report.stamp()),
                partitions,
                partitions.stream().mapToLong(PartitionView::lagRecords).sum(),
                partitions.stream().mapToDouble(PartitionView::lagSeconds).max().orElse(0),
                report.recordsPerSecond(),
                new Quantiles(report.ageP50Millis(), report.ageP99Millis()),
                new TreeMap<>(report.counts()),
                new TreeMap<>(report.refusals()),
                report.lastRefusals().stream().map(RefusalView::of).toList(),
                report.counts().getOrDefault(OffsetState.LOST, 0L),
                report.lastLosses().stream().map(LossView::of).toList(),
                HeadroomView.of(report.headroom()));
    }

    /** A flow that the mirror has not come to yet, as while the site's cluster does not answer. */
    static FlowView awaited(Contract contract) {
        FlowDefinition definition = contract.definition();
        return new FlowView(
                definition.name().value(),
                definition.lane().value(),
                topics(definition.source().topics()),
                definition.target().topic().text(),
                FlowReport.State.STARTING,
                null,
                Versions.of(contract.stamp()),
                List.of(),
                0,
                0,
                0,
                new Quantiles(0, 0),
                Map.of(),
                Map.of(),
                List.of(),
                0,
                List.of(),
                HeadroomView.of(FlowHeadroom.NOT_KNOWN));
    }

    private static String topics(TopicSelector selector) {
        if (selector instanceof TopicSelector.Named named) {
            return named.topic();
        }
        return selector instanceof TopicSelector.Matching matching
                ? matching.pattern().pattern()
                : selector.toString();
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
