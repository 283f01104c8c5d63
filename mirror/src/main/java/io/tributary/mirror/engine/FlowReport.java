package io.tributary.mirror.engine;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.LossCause;
import io.tributary.core.ledger.OffsetInterval;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.headroom.FlowHeadroom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one flow on one source topic stands at this instance.
 *
 * @param reason       for people, why it does not run; absent where it does
 * @param counts       offsets decided by this instance since it started
 * @param refusals     reasons since the start
 * @param lastRefusals the newest refusals, newest first, a bounded number
 * @param lastLosses   records deleted before they were read, newest first, a bounded number
 * @param headroom     how long what was not read yet is safe
 * @param ageP50Millis median record age when it was decided, over the last half minute; 0 where nothing was committed
 */
public record FlowReport(
        FlowName flow,
        LaneName lane,
        String sourceTopic,
        String targetTopic,
        ContractStamp stamp,
        State state,
        @Nullable String reason,
        List<Partition> partitions,
        Map<OffsetState, Long> counts,
        Map<ErrorCode, Long> refusals,
        List<Refusal> lastRefusals,
        List<Loss> lastLosses,
        FlowHeadroom headroom,
        double recordsPerSecond,
        long ageP50Millis,
        long ageP99Millis) {

    public FlowReport {
        partitions = List.copyOf(partitions);
        counts = Map.copyOf(counts);
        refusals = Map.copyOf(refusals);
        lastRefusals = List.copyOf(lastRefusals);
        lastLosses = List.copyOf(lastLosses);
    }

    public enum State {
        /** Its topics are being looked at. */
        STARTING,
        /** This instance mirrors its partitions, or waits to be given some. */
        RUNNING,
        /** A topic is missing, or a cluster does not answer; it goes on by itself when that changes. */
        WAITING,
        /** At least one partition is held back until a person decides. */
        HELD,
        /** The mirror was not told to follow it now: it is mirrored at certain times, and waits for the next one. */
        RESTING
    }

    /** Of a flow that the engine does not follow now. */
    public static FlowReport resting(Contract contract, String reason) {
        return Reporting.idle(contract, Reporting.sourceName(contract), State.RESTING, reason);
    }

    /**
     * A partition that this instance owns.
     *
     * @param next       the next source offset; everything before it is decided
     * @param end        the end of the source partition when it was last seen
     * @param lagMillis  how far behind in time: now less the timestamp of the record that was read last, where more
     *     wait; 0 where none does or none was read yet
     * @param heldBecause absent where it runs
     */
    public record Partition(
            int partition,
            long next,
            long end,
            long lagMillis,
            @Nullable String heldBecause) {
        public long lagRecords() {
            return Math.max(0, end - next);
        }
    }

    /** Records of one partition that were deleted before they were read, and when that was recorded. */
    public record Loss(int partition, OffsetInterval offsets, LossCause cause, Instant at) {}

    /** One refused record, by its first reason. */
    public record Refusal(SourcePosition position, RecordError error, Instant at) {}
}
