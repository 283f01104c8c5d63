package io.tributary.scale;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that are measured. */
final class Waits {

    private static final double NANOS = 1e9;

    private Waits() {}

    static void park(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS;
    }

    /**
     * Looks again and again until the condition holds.
     *
     * @throws IllegalStateException where it does not within that time
     */
    static void until(String what, Duration bound, Duration between, BooleanSupplier condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + bound.toSeconds() + " s: " + what);
            }
            park(between);
        }
    }
}
