package io.tributary.demo.network;

import java.time.Duration;

/** Waits for threads to end. */
final class Endings {

    private Endings() {}

    /**
     * @throws IllegalStateException where the thread runs on, or the wait is interrupted
     */
    static void await(Thread thread, Duration bound) {
        try {
            thread.join(bound.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " was ending", e);
        }
        if (thread.isAlive()) {
            throw new IllegalStateException(thread.getName() + " has not ended within " + bound);
        }
    }
}
