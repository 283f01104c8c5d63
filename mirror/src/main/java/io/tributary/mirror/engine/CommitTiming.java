package io.tributary.mirror.engine;

import java.time.Duration;

/**
 * When a stream's open transaction ends: at its lane's interval and bounds, at those of its ledger entries and positions, when it is
 * another partition's turn or the lane's hours are over, or as soon as nothing more is known to wait.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class CommitTiming {

    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    /** Bounds the written size of a ledger entry to some ten kilobytes. */
    private static final int MAX_RUNS = 2_000;
    /**
     * The positions of a transaction are one batch of the group's log, which takes a megabyte by default; those of partitions that
     * one more poll may touch come on top.
     */
    private static final int MAX_POSITION_BYTES = 320 << 10;

    private final LaneContext context;
    private final OwnedPartitions owned;
    private final SourceReader source;
    private final RecordPath path;
    private final Trials trials;
    private final ReadingGate gate;
    private final Settling settling = new Settling();

    CommitTiming(
            LaneContext context,
            OwnedPartitions owned,
            SourceReader source,
            RecordPath path,
            Trials trials,
            ReadingGate gate) {
        this.context = context;
        this.owned = owned;
        this.source = source;
        this.path = path;
        this.trials = trials;
        this.gate = gate;
    }

    /** Tells how long the commit of the last transaction took. */
    void committed(long tookNanos) {
        settling.committed(tookNanos);
    }

    /** How long to wait for records, so that a commit does not fall due meanwhile. */
    Duration pollTimeout() {
        if (!owned.isAnyTouched()) {
            return IDLE_POLL;
        }
        return Duration.ofNanos(
                settling.pollNanos(path.ageNanos(), context.settings().transactionInterval()));
    }

    /** Whether it ends now; never where nothing is decided. */
    boolean isDue() {
        if (!owned.isAnyTouched()) {
            return false;
        }
        long age = path.ageNanos();
        return age >= context.settings().transactionInterval().toNanos()
                || path.records() >= context.settings().recordsPerStream()
                || path.bytes() >= context.settings().bytesPerStream()
                || owned.longestDraft() >= MAX_RUNS
                || owned.positionBytes() >= MAX_POSITION_BYTES
                || trials.isDue()
                || gate.isClosed()
                || (age >= settling.nanos() && path.records() > 0 && owned.isCaughtUp(source));
    }
}
