package io.tributary.mirror.lane;

/**
 * A rate that is kept by debt: whoever finds the bucket positive may take what it will, and the bucket is positive again when
 * that has been made good. What is not taken is kept for a moment only.
 *
 * <p>Invariant: over any time, no more is taken than the rate allows, a burst, and the last thing that was taken.
 *
 * <p><b>Threading:</b> none; its owner guards it.
 */
final class TokenBucket {

    /**
     * What is missed beyond that, the line has lost. It is short, because the line is filled nearly wholly: what was sent at
     * once after a gap would stand in the queue before it for seconds, in front of all that is urgent.
     */
    private static final double BURST_SECONDS = 0.006;

    private static final double NANOS_PER_SECOND = 1e9;

    private double bytesPerSecond = Double.POSITIVE_INFINITY;
    private double level;
    private long filledNanos;

    TokenBucket(long nowNanos) {
        filledNanos = nowNanos;
    }

    /** From now on; {@link Double#POSITIVE_INFINITY} for no bound. */
    void rate(double bytesASecond, long nowNanos) {
        fill(nowNanos);
        bytesPerSecond = bytesASecond;
        level = Math.min(level, burst());
    }

    double rate() {
        return bytesPerSecond;
    }

    private boolean isBounded() {
        return bytesPerSecond < Double.POSITIVE_INFINITY;
    }

    private double burst() {
        return isBounded() ? bytesPerSecond * BURST_SECONDS : 0;
    }

    private void fill(long nowNanos) {
        if (isBounded()) {
            level = Math.min(burst(), level + bytesPerSecond * (nowNanos - filledNanos) / NANOS_PER_SECOND);
        }
        filledNanos = nowNanos;
    }

    boolean isPositive(long nowNanos) {
        fill(nowNanos);
        return !isBounded() || level > 0;
    }

    /** Less than 0 gives back. */
    void take(double bytes, long nowNanos) {
        fill(nowNanos);
        if (isBounded()) {
            level -= bytes;
        }
    }

    /** Until it is positive; at most a minute. */
    long nanosUntilPositive(long nowNanos) {
        if (isPositive(nowNanos)) {
            return 0;
        }
        double seconds = Math.min(60, -level / bytesPerSecond);
        return 1 + (long) (seconds * NANOS_PER_SECOND);
    }
}
