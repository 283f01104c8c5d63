package io.tributary.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or SIGTERM: lets the demo end in order before the JVM does.
 *
 * <p><b>Threading:</b> the JVM's shutdown thread asks; the demo's thread hears of it, cleans up, and says so.
 */
final class Interruption {

    private static final long PATIENCE_SECONDS = 90;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int status;

    private Interruption() {}

    static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "interruption"));
        return interruption;
    }

    private void request() {
        if (finished.getCount() == 0) {
            return;
        }
        requested.countDown();
        try {
            if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // The signal's own status would tell a failure where there was none.
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits a while; true where the end was asked for meanwhile. */
    boolean awaitFor(Duration time) {
        try {
            return requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** To be called when everything has been cleaned up. */
    void finished(int exitStatus) {
        status = exitStatus;
        finished.countDown();
    }
}
