package io.tributary.mirror.lifecycle;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that the machine's wall clock was set, by the time that really passed. Kafka's clients count their deadlines by the
 * wall clock and never backwards: where it is set back by a week, what they had begun waits for a week. Whoever holds such a client for
 * long therefore makes another after a step.
 *
 * <p><b>Threading:</b> confined to one thread at a time.
 */
public final class ClockSteps {

    /** Less than any session of Kafka, and more than a clock is slewed by in hours: a false alarm costs a new client. */
    private static final long TOLERATED_MILLIS = 5_000;

    private final LongSupplier wallMillis;
    private final LongSupplier nanoTicker;
    private long apartMillis;

    /**
     * @param wallMillis since the epoch
     * @param nanoTicker what cannot be set
     */
    public ClockSteps(LongSupplier wallMillis, LongSupplier nanoTicker) {
        this.wallMillis = wallMillis;
        this.nanoTicker = nanoTicker;
        this.apartMillis = apart();
    }

    public static ClockSteps ofSystem() {
        return new ClockSteps(System::currentTimeMillis, System::nanoTime);
    }

    private long apart() {
        return wallMillis.getAsLong() - TimeUnit.NANOSECONDS.toMillis(nanoTicker.getAsLong());
    }

    /** Whether the clock was set since this was asked last. */
    public boolean happened() {
        return takeMillis() != 0;
    }

    /** By how much the clock was set since this was asked last, ahead where it is above 0; 0 where it was not. */
    public long takeMillis() {
        long now = apart();
        long step = now - apartMillis;
        // What it is slewed by between two looks is not added up.
        apartMillis = now;
        return Math.abs(step) > TOLERATED_MILLIS ? step : 0;
    }
}
