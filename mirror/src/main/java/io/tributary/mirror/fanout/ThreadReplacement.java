package io.tributary.mirror.fanout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed by a new one, after a pause that doubles with each failure and begins anew after a
 * quiet time. What was not committed is done again. An error of the machine, such as want of memory, ends the run.
 *
 * <p><b>Threading:</b> called by the failing threads, which wait here; {@link #close()} lets them go.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler, KafkaStreams.StateListener {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final CountDownLatch closed = new CountDownLatch(1);
    private long pauseMillis = FIRST_PAUSE.toMillis();
    private long lastFailureNanos = System.nanoTime();
    private volatile @Nullable String lastFault;

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        String cause = rootMessage(failure);
        lastFault = cause;
        if (failure instanceof Error && !(failure instanceof StackOverflowError)) {
            LOG.atError().setCause(failure).log("the routes stop, and are started anew at the next look at topics");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        long pause = nextPauseMillis();
        LOG.atWarn()
                .addKeyValue("pauseMillis", pause)
                .addKeyValue("reason", cause)
                .log("a thread of the routes failed and is replaced; what was not committed is done again");
        try {
            return closed.await(pause, TimeUnit.MILLISECONDS)
                    ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                    : StreamThreadExceptionResponse.REPLACE_THREAD;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
    }

    /** That they run again is the end of the fault. */
    @Override
    public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        if (now == KafkaStreams.State.RUNNING) {
            lastFault = null;
        }
    }

    private synchronized long nextPauseMillis() {
        long now = System.nanoTime();
        if (now - lastFailureNanos > QUIET.toNanos()) {
            pauseMillis = FIRST_PAUSE.toMillis();
        }
        lastFailureNanos = now;
        long pause = pauseMillis;
        pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE.toMillis());
        return pause;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** The newest failure since the streams ran, for people; absent where there was none. */
    @Nullable
    String lastFault() {
        return lastFault;
    }

    void close() {
        closed.countDown();
    }
}
