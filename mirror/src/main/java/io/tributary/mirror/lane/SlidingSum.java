package io.tributary.mirror.lane;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What came together over the last half minute, second by second. <b>Threading:</b> any thread. */
public final class SlidingSum {

    public static final int SECONDS = 30;

    private final LongSupplier nanoTicker;
    private final long startNanos;
    private final double[] sums = new double[SECONDS];
    private long second;

    public SlidingSum(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
        this.startNanos = nanoTicker.getAsLong();
    }

    public synchronized void add(double amount) {
        forget();
        sums[(int) (second % SECONDS)] += amount;
    }

    private void forget() {
        long now = elapsedSeconds();
        for (long gone = Math.max(second + 1, now - SECONDS + 1); gone <= now; gone++) {
            sums[(int) (gone % SECONDS)] = 0;
        }
        second = now;
    }

    private long elapsedSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(nanoTicker.getAsLong() - startNanos);
    }

    public synchronized double sum() {
        forget();
        double sum = 0;
        for (double one : sums) {
            sum += one;
        }
        return sum;
    }

    /** Over the last half minute, or since the start where that is less. */
    public synchronized double perSecond() {
        return sum() / Math.min(SECONDS, elapsedSeconds() + 1);
    }
}
