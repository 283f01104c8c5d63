package io.tributary.mirror.engine;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.ledger.DelayHistogram;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LostRange;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.OutcomeRun;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.record.SourcePosition;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this instance has done for one source topic since it started, for the reports. It counts committed entries only.
 *
 * <p><b>Threading:</b> any thread.
 */
final class TopicTally {

    private static final int REFUSALS_KEPT = 20;
    private static final int LOSSES_KEPT = 20;
    private static final int WINDOW_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(TopicTally.class);

    private final Clock clock;
    private final LongSupplier nanoTicker;
    private final AtomicLong returned = new AtomicLong();
    private final Map<OffsetState, Long> counts = new EnumMap<>(OffsetState.class);
    private final Map<ErrorCode, Long> refusals = new EnumMap<>(ErrorCode.class);
    private final Deque<FlowReport.Refusal> lastRefusals = new ArrayDeque<>();
    private final Deque<FlowReport.Loss> lastLosses = new ArrayDeque<>();
    private final Map<Integer, Standing> partitions = new TreeMap<>();
    private final Deque<Second> window = new ArrayDeque<>();
    private @Nullable ContractStamp decidedUnder;

    TopicTally(Clock clock) {
        this(clock, System::nanoTime);
    }

    /**
     * @param nanoTicker by which rates are taken, whatever is done to the clock
     */
    TopicTally(Clock clock, LongSupplier nanoTicker) {
        this.clock = clock;
        this.nanoTicker = nanoTicker;
    }

    /** What was committed in one second of elapsed time. */
    private record Second(long number, long records, DelayHistogram delays) {
        Second plus(long more, DelayHistogram moreDelays) {
            return new Second(number, records + more, delays.plus(moreDelays));
        }
    }

    synchronized void committed(LedgerEntry entry) {
        long records = 0;
        for (OutcomeRun run : entry.runs().runs()) {
            counts.merge(run.state(), run.count(), Long::sum);
            records += run.state() == OffsetState.NO_RECORD ? 0 : run.count();
        }
        entry.reasons().forEach((code, count) -> refusals.merge(code, count, Long::sum));
        entry.lost().forEach(lost -> lost(entry.source().partition(), lost));
        long now = second();
        Second last = window.peekLast();
        if (last != null && last.number() == now) {
            window.removeLast();
            window.addLast(last.plus(records, entry.delays()));
        } else {
            window.addLast(new Second(now, records, entry.delays()));
        }
        expire(now);
    }

    private void lost(int partition, LostRange lost) {
        lastLosses.addFirst(new FlowReport.Loss(partition, lost.offsets(), lost.cause(), clock.instant()));
        if (lastLosses.size() > LOSSES_KEPT) {
            lastLosses.removeLast();
        }
    }

    private long second() {
        return TimeUnit.NANOSECONDS.toSeconds(nanoTicker.getAsLong());
    }

    private void expire(long now) {
        while (!window.isEmpty() && window.getFirst().number() <= now - WINDOW_SECONDS) {
            window.removeFirst();
        }
    }

    /** A refusal that is decided again after a transaction was given up is kept once. */
    synchronized void refused(SourcePosition position, RecordError error) {
        for (FlowReport.Refusal known : lastRefusals) {
            if (known.position().equals(position)) {
                return;
            }
        }
        lastRefusals.addFirst(new FlowReport.Refusal(position, error, clock.instant()));
        if (lastRefusals.size() > REFUSALS_KEPT) {
            lastRefusals.removeLast();
        }
    }

    /**
     * Where a partition stands.
     *
     * @param next -1 where its place was not found yet
     * @param lastTimestampMillis of the record that was read last; 0 before the first
     */
    record Standing(
            long next,
            long end,
            long lastTimestampMillis,
            @Nullable String heldBecause) {

        FlowReport.Partition at(int partition, long nowMillis) {
            boolean behind = end > next && lastTimestampMillis > 0;
            return new FlowReport.Partition(
                    partition,
                    Math.max(0, next),
                    end,
                    behind ? Math.max(0, nowMillis - lastTimestampMillis) : 0,
                    heldBecause);
        }
    }

    synchronized void stands(int partition, Standing standing) {
        partitions.put(partition, standing);
    }

    /** The partition waits for a reason; its place, where it is known, is kept. */
    synchronized void held(int partition, String reason) {
        Standing known = partitions.getOrDefault(partition, new Standing(-1, 0, 0, null));
        partitions.put(partition, new Standing(known.next(), known.end(), known.lastTimestampMillis(), reason));
    }

    /** A record that this site has sent before was filtered; one that is decided again after a fault counts again. */
    void cameBack(SourcePosition position) {
        if (returned.getAndIncrement() == 0) {
            LOG.warn(
                    "{} came back: a gateway of this site has sent it before, as its {} says. It is filtered, as all that come"
                            + " back to topic '{}' are; look who feeds them to it",
                    position,
                    ProvenanceHeaders.SITE_PATH,
                    position.topic());
        }
    }

    /** How many came back since the start. */
    long returned() {
        return returned.get();
    }

    /** From now on, records of the topic are decided so. */
    synchronized void decidedUnder(ContractStamp stamp) {
        decidedUnder = stamp;
    }

    /** What decides the records of the topic at this instance; absent before it was given any. */
    synchronized @Nullable ContractStamp decidedUnder() {
        return decidedUnder;
    }

    /** Forgets the partitions that this instance was not given. */
    synchronized void retain(IntPredicate given) {
        partitions.keySet().removeIf(partition -> !given.test(partition));
    }

    /** How far reading is, in the partitions whose place is known. */
    synchronized Map<Integer, Standing> located() {
        Map<Integer, Standing> located = new TreeMap<>(partitions);
        located.values().removeIf(standing -> standing.next() < 0);
        return located;
    }

    synchronized List<Integer> partitionNumbers() {
        return new ArrayList<>(partitions.keySet());
    }

    /** The ends of partitions as they were seen from outside the lane, which may be standing still. */
    synchronized void ends(Map<Integer, Long> ends) {
        partitions.replaceAll((partition, known) -> new Standing(
                known.next(),
                Math.max(known.end(), ends.getOrDefault(partition, 0L)),
                known.lastTimestampMillis(),
                known.heldBecause()));
    }

    synchronized List<FlowReport.Partition> partitions() {
        long now = clock.millis();
        List<FlowReport.Partition> standings = new ArrayList<>();
        partitions.forEach((partition, standing) -> standings.add(standing.at(partition, now)));
        return standings;
    }

    synchronized Map<OffsetState, Long> counts() {
        return new EnumMap<>(counts);
    }

    synchronized Map<ErrorCode, Long> refusals() {
        return new EnumMap<>(refusals);
    }

    synchronized List<FlowReport.Refusal> lastRefusals() {
        return new ArrayList<>(lastRefusals);
    }

    synchronized List<FlowReport.Loss> lastLosses() {
        return new ArrayList<>(lastLosses);
    }

    /** The rate and the ages over the last {@value #WINDOW_SECONDS} seconds. */
    synchronized Recent recent() {
        long now = second();
        expire(now);
        if (window.isEmpty()) {
            return new Recent(0, DelayHistogram.EMPTY);
        }
        long records = 0;
        DelayHistogram delays = DelayHistogram.EMPTY;
        for (Second second : window) {
            records += second.records();
            delays = delays.plus(second.delays());
        }
        long seconds = Math.max(1, now - window.getFirst().number() + 1);
        return new Recent((double) records / seconds, delays);
    }

    record Recent(double recordsPerSecond, DelayHistogram delays) {}
}
