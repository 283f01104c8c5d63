package io.tributary.mirror.replay;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says when the next record may go, so that over any time no more go than the rate allows, and a tenth of a second's more
 * after a rest. What was spent is paid for afterwards: a record larger than that goes, and the next one waits for longer.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Pace {

    private static final long SAVED_NANOS = Duration.ofMillis(100).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Rate rate;
    private final LongSupplier nanoTicker;
    private long paidUntilNanos;

    Pace(Rate rate, LongSupplier nanoTicker) {
        this.rate = rate;
        this.nanoTicker = nanoTicker;
        this.paidUntilNanos = nanoTicker.getAsLong();
    }

    /** How long the next record waits; 0: it may go now. */
    long waitNanos() {
        return rate.isLimited() ? Math.max(0, paidUntilNanos - nanoTicker.getAsLong()) : 0;
    }

    /** Counts a record that goes. */
    void spend(long bytes) {
        if (rate.isLimited()) {
            long units = rate.isOfBytes() ? bytes : 1;
            long now = nanoTicker.getAsLong();
            long since = Math.max(paidUntilNanos - now, -SAVED_NANOS) + now;
            paidUntilNanos = since + (long) (units * NANOS_PER_SECOND / rate.perSecond());
        }
    }
}
