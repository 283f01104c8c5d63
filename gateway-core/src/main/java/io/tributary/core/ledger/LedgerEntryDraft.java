package io.tributary.core.ledger;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.Delivery;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry in the making: outcomes are added in the order of their offsets.
 *
 * <p>Invariant: every offset from the start to {@link #next()} has a state; offsets that are skipped become
 * {@link OffsetState#NO_RECORD}, in a redrive {@link OffsetState#UNCHANGED}.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class LedgerEntryDraft {

    private final EntryKind kind;
    private final @Nullable String by;
    private final SiteCode site;
    private final PartitionId source;
    private final ContractStamp stamp;
    private final String target;
    private final long from;
    private final @Nullable TargetRange previousTarget;
    private final List<OutcomeRun> runs = new ArrayList<>();
    private final Map<ErrorCode, Long> reasons = new EnumMap<>(ErrorCode.class);
    private final long[] delays = new long[DelayHistogram.BUCKETS];
    private final RecordChecksum checksum = new RecordChecksum();
    private final List<LostRange> lost = new ArrayList<>();

    private Delivery delivery = Delivery.EXACTLY_ONCE;
    private @Nullable OffsetState state;
    private long stateSince;
    private long next;
    private long sum;
    private long earliestMillis = Long.MAX_VALUE;
    private long latestMillis = Long.MIN_VALUE;

    public LedgerEntryDraft(SiteCode site, PartitionId source, ContractStamp stamp, String target, long from) {
        this(site, source, stamp, target, from, null);
    }

    /**
     * @param previousTarget where the mirrored records of the entry that ends at {@code from} stand, where that is known
     */
    public LedgerEntryDraft(
            SiteCode site,
            PartitionId source,
            ContractStamp stamp,
            String target,
            long from,
            @Nullable TargetRange previousTarget) {
        this(EntryKind.ADVANCE, null, site, source, stamp, target, from, previousTarget);
    }

    private LedgerEntryDraft(
            EntryKind kind,
            @Nullable String by,
            SiteCode site,
            PartitionId source,
            ContractStamp stamp,
            String target,
            long from,
            @Nullable TargetRange previousTarget) {
        this.kind = kind;
        this.by = by;
        this.site = site;
        this.source = source;
        this.stamp = stamp;
        this.target = target;
        this.from = from;
        this.previousTarget = previousTarget;
        this.next = from;
        this.stateSince = from;
    }

    /** Of offsets that were refused and are mirrored or filtered now; those that are skipped stay as they are. */
    public static LedgerEntryDraft ofRedrive(
            SiteCode site, PartitionId source, ContractStamp stamp, String target, long from, String by) {
        return new LedgerEntryDraft(EntryKind.REDRIVE, by, site, source, stamp, target, from, null);
    }

    /** Says how its records are sent; exactly once where nothing is said. */
    public LedgerEntryDraft delivered(Delivery how) {
        delivery = how;
        return this;
    }

    /** The first offset that has no state yet. */
    public long next() {
        return next;
    }

    /** How many runs the entry has so far; its written form grows with them. */
    public int runCount() {
        return runs.size() + 1;
    }

    public boolean isEmpty() {
        return next == from;
    }

    /**
     * Adds what became of the record at an offset.
     *
     * @param delayMillis the record's age
     * @throws IllegalArgumentException where the offset has a state already
     */
    public void add(long offset, Outcome outcome, long delayMillis) {
        skipTo(offset);
        if (outcome instanceof Outcome.Mirrored mirrored) {
            append(OffsetState.MIRRORED, offset + 1);
            addMirrored(offset, mirrored);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            append(OffsetState.REJECTED, offset + 1);
            for (RecordError error : rejected.errors()) {
                reasons.merge(error.code(), 1L, Long::sum);
            }
        } else {
            append(OffsetState.FILTERED, offset + 1);
        }
        delays[DelayHistogram.bucket(delayMillis)]++;
    }

    /** Says that a reader finds no record between {@link #next()} and the offset. */
    public void skipTo(long offset) {
        if (offset < next) {
            throw new IllegalArgumentException(
                    source + ": offset " + offset + " has a state already, the next one without is " + next);
        }
        if (offset > next) {
            append(kind == EntryKind.ADVANCE ? OffsetState.NO_RECORD : OffsetState.UNCHANGED, offset);
        }
    }

    /**
     * Says that the records between {@link #next()} and the offset, which is not included, were deleted unread.
     *
     * @throws IllegalArgumentException where none of the offsets is without a state
     */
    public void lost(long to, LossCause cause) {
        long first = next;
        declare(OffsetState.LOST, to);
        lost.add(new LostRange(new OffsetInterval(first, to), cause));
    }

    /**
     * Says that nobody can know what became of the records between {@link #next()} and the offset, which is not included.
     *
     * @throws IllegalArgumentException where none of the offsets is without a state
     */
    public void unexplained(long to) {
        declare(OffsetState.UNEXPLAINED, to);
    }

    private void declare(OffsetState fate, long to) {
        if (to <= next) {
            throw new IllegalArgumentException(source + ": nothing to declare " + fate + " before offset " + to
                    + ", the next one without a state is " + next);
        }
        append(fate, to);
    }

    private void addMirrored(long offset, Outcome.Mirrored mirrored) {
        sum += checksum.of(offset, mirrored.key(), mirrored.value());
        long eventTime = mirrored.eventTimeMillis();
        if (eventTime != Outcome.Mirrored.NO_EVENT_TIME) {
            earliestMillis = Math.min(earliestMillis, eventTime);
            latestMillis = Math.max(latestMillis, eventTime);
        }
    }

    private void append(OffsetState added, long to) {
        if (added != state) {
            closeRun();
            state = added;
        }
        next = to;
    }

    private void closeRun() {
        if (state != null && next > stateSince) {
            runs.add(new OutcomeRun(state, next - stateSince));
        }
        stateSince = next;
    }

    /**
     * The finished entry. The draft must not be used afterwards.
     *
     * @throws IllegalStateException where nothing was added
     */
    public LedgerEntry finish() {
        if (isEmpty()) {
            throw new IllegalStateException(source + ": nothing to account for at offset " + from);
        }
        closeRun();
        EventTimeRange eventTimes =
                earliestMillis > latestMillis ? null : new EventTimeRange(earliestMillis, latestMillis);
        return new LedgerEntry(
                kind,
                site,
                source,
                new OffsetInterval(from, next),
                new OutcomeRuns(runs),
                reasons,
                stamp,
                target,
                eventTimes,
                DelayHistogram.of(delays),
                sum,
                delivery,
                previousTarget,
                by,
                lost);
    }
}
