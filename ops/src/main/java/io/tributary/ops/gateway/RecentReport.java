package io.tributary.ops.gateway;

import io.tributary.mirror.engine.MirrorReport;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A report that is taken anew only after a while, because a scrape asks for it once a gauge.
 *
 * <p><b>Threading:</b> safe for any thread; while one takes the report the others wait for it.
 */
final class RecentReport {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<MirrorReport> origin;
    private final LongSupplier nanoTicker;

    private @Nullable MirrorReport last;
    private long takenNanos;

    RecentReport(Supplier<MirrorReport> origin, LongSupplier nanoTicker) {
        this.origin = origin;
        this.nanoTicker = nanoTicker;
    }

    synchronized MirrorReport get() {
        long now = nanoTicker.getAsLong();
        MirrorReport known = last;
        if (known != null && now - takenNanos < FRESH_NANOS) {
            return known;
        }
        MirrorReport fresh = origin.get();
        last = fresh;
        takenNanos = now;
        return fresh;
    }
}
