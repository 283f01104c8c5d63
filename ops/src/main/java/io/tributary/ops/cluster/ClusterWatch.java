package io.tributary.ops.cluster;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps asking one cluster whether it is there, in a thread of its own.
 *
 * <p><b>Threading:</b> {@link #fault()} may be asked by any thread; {@link #start()} and {@link #close()} belong to the
 * owner.
 *
 * <p><b>Failure:</b> a cluster that is away is a fault to report; only credentials that are refused at the start are thrown.
 */
public final class ClusterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration REPEAT = Duration.ofMinutes(1);
    private static final TributaryException NOT_ASKED_YET =
            new TributaryException(FaultCode.CLUSTER_UNREACHABLE, "not asked yet");

    private final ClusterProbe probe;
    private final ScheduledExecutorService thread;
    private final RepeatedWarning warning = new RepeatedWarning(REPEAT, System::nanoTime);

    private volatile @Nullable TributaryException fault = NOT_ASKED_YET;
    private volatile @Nullable String clusterId;

    /**
     * @param probe is closed with the watch
     * @param threadName for people who look at the process's threads
     */
    public ClusterWatch(ClusterProbe probe, String threadName) {
        this.probe = probe;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> new Thread(work, threadName));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.thread = executor;
    }

    /** Begins to ask; the first answer comes as the future's. */
    Future<?> start() {
        Future<?> first = thread.submit(this::ask);
        Future<?> unused = thread.scheduleWithFixedDelay(
                this::ask, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return first;
    }

    /**
     * Waits for the first answer, but no longer than the patience.
     *
     * @throws TributaryException where the cluster refuses the credentials or the client properties are wrong: that
     *     does not change by waiting
     */
    void requireNoRefusal(Future<?> first, Duration patience) {
        try {
            first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.atDebug().addKeyValue("cluster", description()).log("Still waiting for the first answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking " + description() + " failed", e);
        }
        TributaryException known = fault;
        if (known != null
                && (known.code() == FaultCode.INVALID_CREDENTIALS || known.code() == FaultCode.INVALID_CONFIGURATION)) {
            throw known;
        }
    }

    private void ask() {
        try {
            clusterId = probe.reach();
            fault = null;
            if (warning.clear()) {
                LOG.atInfo().addKeyValue("cluster", description()).log("Cluster answers again");
            }
        } catch (TributaryException e) {
            report(e, null);
        } catch (Throwable e) {
            // The top of the thread: what went through here would end the schedule without a word.
            report(KafkaFaults.translate(e, description()), e);
        }
    }

    private void report(TributaryException known, @Nullable Throwable trace) {
        fault = known;
        if (!Thread.currentThread().isInterrupted() && warning.isDue(known.code())) {
            LOG.atWarn()
                    .setCause(trace)
                    .addKeyValue("code", known.code())
                    .addKeyValue("fault", known.getMessage())
                    .log("Cluster cannot be used; the gateway keeps its place and goes on asking");
        }
    }

    public String description() {
        return probe.description();
    }

    /** What is wrong with the cluster; absent where it answers. */
    public @Nullable TributaryException fault() {
        return fault;
    }

    /** Its id, once it has answered. */
    public @Nullable String clusterId() {
        return clusterId;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            // The probe is confined to the thread, so that it can be closed only after it.
            if (thread.awaitTermination(INTERVAL.toSeconds(), TimeUnit.SECONDS)) {
                probe.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
