package io.tributary.mirror.engine;

import java.util.concurrent.TimeUnit;

/** Waiting for the engine's own threads to end. */
final class Threads {

    private Threads() {}

    /** Waits for the thread's end until {@link System#nanoTime()} passes the deadline; at least for a moment. */
    static void joinUntil(Thread thread, long deadlineNanos) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
