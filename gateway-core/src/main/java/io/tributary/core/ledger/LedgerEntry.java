package io.tributary.core.ledger;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.Delivery;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.site.SiteCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account of one range of offsets of one source partition, written in the same transaction as the data, or after it where
 * that is sent at least once.
 *
 * <p>Invariants: (1) the runs are exactly as long as the interval; (2) the reasons add up to at least the rejected
 * offsets, since a record may be refused for several; (3) a redrive mirrors or filters and leaves the offsets between
 * unchanged, and an advance leaves none so; (4) a redrive has at most {@link #MAX_REDRIVEN} offsets;
 * (5) the lost ranges lie in the interval, rise without overlap, and hold no more offsets than the runs call lost.
 *
 * @param stamp      which contract decided; absent where no record was decided, as when all were lost
 * @param target     the topic of the mirrored records; absent with the stamp
 * @param eventTimes of the mirrored records; absent where none has one
 * @param delays     record age at the time of the entry: now less the record's timestamp
 * @param checksum   of the mirrored records, see {@link RecordChecksum}
 * @param delivery   how the mirrored records were sent. Entries that were not sent in transactions may overlap
 * @param previousTarget where the mirrored records of the entry before it stand: of the one that ends where this one begins;
 *     absent where the writer does not know. An entry cannot know its own place, because it is written with its records
 * @param by         who had it done; absent where the gateway did by itself
 * @param lost       of lost offsets, why; entries of earlier versions do not tell
 */
public record LedgerEntry(
        EntryKind kind,
        SiteCode site,
        PartitionId source,
        OffsetInterval interval,
        OutcomeRuns runs,
        Map<ErrorCode, Long> reasons,
        @Nullable ContractStamp stamp,
        @Nullable String target,
        @Nullable EventTimeRange eventTimes,
        DelayHistogram delays,
        long checksum,
        Delivery delivery,
        @Nullable TargetRange previousTarget,
        @Nullable String by,
        List<LostRange> lost) {

    public static final long MAX_REDRIVEN = 1 << 20;

    /** What {@link #by} holds at most, in characters. */
    public static final int MAX_BY = 100;

    private static final Set<OffsetState> REDRIVEN =
            Set.of(OffsetState.MIRRORED, OffsetState.FILTERED, OffsetState.UNCHANGED);

    public LedgerEntry {
        if (!runs.runs().stream().map(OutcomeRun::state).allMatch(state -> isOf(kind, state))) {
            throw new IllegalArgumentException("runs that do not belong in an entry of kind " + kind + ": " + interval);
        }
        if (runs.length() != interval.length()) {
            throw new IllegalArgumentException(
                    "runs of length " + runs.length() + " do not fill the interval " + interval);
        }
        boolean isOversized =
                kind == EntryKind.REDRIVE && runs.length() - runs.count(OffsetState.UNCHANGED) > MAX_REDRIVEN;
        if (isOversized) {
            throw new IllegalArgumentException("a redrive of more than " + MAX_REDRIVEN + " offsets");
        }
        reasons = Map.copyOf(reasons);
        long given = 0;
        for (Map.Entry<ErrorCode, Long> reason : reasons.entrySet()) {
            if (reason.getValue() < 1) {
                throw new IllegalArgumentException("the reason " + reason.getKey() + " is counted, or not there");
            }
            given = Math.max(given, given + reason.getValue());
        }
        if (given < runs.count(OffsetState.REJECTED)) {
            throw new IllegalArgumentException("refused offsets without a reason in " + interval);
        }
        lost = List.copyOf(lost);
        checkLost(lost, interval, runs.count(OffsetState.LOST));
    }

    /** An advance, exactly once, that says nothing of the entry before it, and gives no cause for what is lost. */
    public LedgerEntry(
            SiteCode site,
            PartitionId source,
            OffsetInterval interval,
            OutcomeRuns runs,
            Map<ErrorCode, Long> reasons,
            @Nullable ContractStamp stamp,
            @Nullable String target,
            @Nullable EventTimeRange eventTimes,
            DelayHistogram delays,
            long checksum) {
        this(
                site,
                source,
                interval,
                runs,
                reasons,
                stamp,
                target,
                eventTimes,
                delays,
                checksum,
                Delivery.EXACTLY_ONCE,
                null);
    }

    /** An advance that gives no cause for what is lost. */
    public LedgerEntry(
            SiteCode site,
            PartitionId source,
            OffsetInterval interval,
            OutcomeRuns runs,
            Map<ErrorCode, Long> reasons,
            @Nullable ContractStamp stamp,
            @Nullable String target,
            @Nullable EventTimeRange eventTimes,
            DelayHistogram delays,
            long checksum,
            Delivery delivery,
            @Nullable TargetRange previousTarget) {
        this(
                EntryKind.ADVANCE,
                site,
                source,
                interval,
                runs,
                reasons,
                stamp,
                target,
                eventTimes,
                delays,
                checksum,
                delivery,
                previousTarget,
                null,
                List.of());
    }

    private static void checkLost(List<LostRange> lost, OffsetInterval interval, long offsets) {
        long next = interval.from();
        long sum = 0;
        for (LostRange range : lost) {
            if (range.offsets().from() < next || range.offsets().to() > interval.to()) {
                throw new IllegalArgumentException("lost offsets " + range.offsets() + " lie outside of " + interval
                        + ", or before ones that come first");
            }
            next = range.offsets().to();
            sum += range.offsets().length();
        }
        if (sum > offsets) {
            throw new IllegalArgumentException(
                    "causes are given for " + sum + " lost offsets of " + interval + ", which has " + offsets);
        }
    }

    private static boolean isOf(EntryKind kind, OffsetState state) {
        return kind == EntryKind.ADVANCE ? state != OffsetState.UNCHANGED : REDRIVEN.contains(state);
    }

    public long count(OffsetState state) {
        return runs.count(state);
    }
}
