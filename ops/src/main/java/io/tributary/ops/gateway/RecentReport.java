package io.tributary.ops.gateway;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A report that is taken anew only after a while, because a scrape asks for it once a gauge.
 *
 * <p><b>Threading:</b> safe for any thread; while one takes the report the others wait for it.
 */
final class RecentReport<T> {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<T> origin;
    private final LongSupplier nanoTicker;

    private @Nullable T last;
    private long takenNanos;

    RecentReport(Supplier<T> origin, LongSupplier nanoTicker) {
        this.origin = origin;
        this.nanoTicker = nanoTicker;
    }

    synchronized T get() {
        long now = nanoTicker.getAsLong();
        T known = last;
        if (known != null && now - takenNanos < FRESH_NANOS) {
            return known;
        }
        T fresh = origin.get();
        last = fresh;
        takenNanos = now;
        return fresh;
    }
}
