package io.tributary.ops.cluster;

import io.tributary.core.fault.FaultCode;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a fault that goes on is worth another line: when it is new or of another kind than before, then once an interval.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class RepeatedWarning {

    private final long intervalNanos;
    private final LongSupplier nanoTicker;

    private @Nullable FaultCode last;
    private long saidNanos;

    RepeatedWarning(Duration interval, LongSupplier nanoTicker) {
        this.intervalNanos = interval.toNanos();
        this.nanoTicker = nanoTicker;
    }

    boolean isDue(FaultCode fault) {
        long now = nanoTicker.getAsLong();
        if (fault == last && now - saidNanos < intervalNanos) {
            return false;
        }
        last = fault;
        saidNanos = now;
        return true;
    }

    /**
     * The fault is over.
     *
     * @return whether there was one
     */
    boolean clear() {
        boolean was = last != null;
        last = null;
        return was;
    }
}
