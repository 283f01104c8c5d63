package io.tributary.mirror.lane;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has spent its time on over the last half minute, by what it was waiting for.
 *
 * <p><b>Threading:</b> any thread; one says what it does.
 */
public final class SpentTime {

    private final LongSupplier nanoTicker;
    private final Map<LimitingFactor, SlidingSum> nanos = new EnumMap<>(LimitingFactor.class);
    private @Nullable LimitingFactor current;
    private long sinceNanos;

    public SpentTime(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
        this.sinceNanos = nanoTicker.getAsLong();
        for (LimitingFactor factor : LimitingFactor.values()) {
            nanos.put(factor, new SlidingSum(nanoTicker));
        }
    }

    /** From now on, time is spent on this; absent while there is nothing for the stream to do. */
    public synchronized void on(@Nullable LimitingFactor factor) {
        count();
        current = factor;
    }

    private void count() {
        long now = nanoTicker.getAsLong();
        SlidingSum sum = current == null ? null : nanos.get(current);
        if (sum != null) {
            sum.add(now - sinceNanos);
        }
        sinceNanos = now;
    }

    /** Nanoseconds by factor. */
    public synchronized Map<LimitingFactor, Double> recent() {
        count();
        Map<LimitingFactor, Double> recent = new EnumMap<>(LimitingFactor.class);
        nanos.forEach((factor, sum) -> recent.put(factor, sum.sum()));
        return recent;
    }
}
