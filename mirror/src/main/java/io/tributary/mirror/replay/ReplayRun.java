package io.tributary.mirror.replay;

import io.github.resilience4j.core.IntervalFunction;
import io.tributary.core.contract.Contract;
import io.tributary.core.fault.Disposition;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.lifecycle.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run at work in a thread of its own, until it is done, stopped or fails. It decides under one contract, the one that it
 * was started with.
 *
 * <p><b>Delivery:</b> exactly once within a pass: records and the run's place are committed together, and a run that is
 * started again goes on from there. Where two workers start the same run, the second one has it and the first one ends.
 *
 * <p><b>Failure:</b> what passes by itself is waited for, with growing pauses; what does not ends the run, with its place
 * kept.
 *
 * <p><b>Threading:</b> any thread may ask and stop.
 */
public final class ReplayRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final ReplaySettings settings;
    private final ReplayRequest request;
    private final RecordGate gate;
    private final RunOpening opening;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private volatile RunReport report;

    private ReplayRun(
            ReplaySettings settings,
            Contract contract,
            ReplayRequest request,
            RunClients clients,
            LongSupplier nanoTicker) {
        this.settings = settings;
        this.request = request;
        this.gate = new RecordGate(request.name(), request.limits().errors());
        Pace pace = new Pace(request.limits().rate(), nanoTicker);
        this.opening = new RunOpening(settings, contract, request, gate, pace, clients);
        this.report = new RunReport(request.name(), new RunState.Locating(null), null, List.of(), List.of());
        this.thread = new Thread(this::run, "tributary-replay-" + request.name());
    }

    /** Starts; returns at once, before any cluster has answered. */
    public static ReplayRun start(ReplaySettings settings, Contract contract, ReplayRequest request) {
        return start(settings, contract, request, new KafkaRunClients(settings, request.name()));
    }

    static ReplayRun start(ReplaySettings settings, Contract contract, ReplayRequest request, RunClients clients) {
        ReplayRun run = new ReplayRun(settings, contract, request, clients, System::nanoTime);
        run.thread.start();
        return run;
    }

    public RunReport report() {
        return report;
    }

    /** Has it commit what it has decided and end; returns at once. */
    public void stop() {
        stop.request();
    }

    /** Whether it is over when this returns; waits for that, at most for so long. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            work();
        } finally {
            over.countDown();
        }
    }

    private void work() {
        IntervalFunction waits = IntervalFunction.ofExponentialRandomBackoff(FIRST_WAIT, 2.0, 0.5, LONGEST_WAIT);
        int tries = 0;
        while (!report.state().isOver()) {
            if (stop.isRequested()) {
                tell(new RunState.Stopped(RunState.Stopped.Cause.REQUEST, stopped()));
                return;
            }
            long before = report.done();
            try {
                attempt();
            } catch (Throwable e) {
                TributaryException fault = KafkaFaults.translate(e, settings.upstreamDescription());
                if (isFinal(fault)) {
                    LOG.atWarn()
                            .setCause(fault.code() == FaultCode.UNFORESEEN ? e : null)
                            .log("Run {} failed: {}", request.name(), fault.getMessage());
                    tell(new RunState.Failed(fault.code(), String.valueOf(fault.getMessage())));
                    return;
                }
                LOG.info("Run {} waits: {}", request.name(), fault.getMessage());
                tell(waiting(fault));
                boolean isNews = report.done() > before || gate.hasLearned();
                tries = isNews ? 1 : tries + 1;
                stop.await(Duration.ofMillis(waits.apply(tries)));
            }
        }
    }

    /** For people: that it was stopped while it waited, when nothing could be committed. */
    private String stopped() {
        return report.head() == null
                ? "it was told to, before it could begin"
                : "it was told to while it waited; its place is kept, but its journal may not say that it was stopped";
    }

    private static boolean isFinal(TributaryException fault) {
        return fault.disposition() != Disposition.RETRY
                || fault.code() == FaultCode.SOURCE_RECREATED
                || fault.code() == FaultCode.UNFORESEEN;
    }

    private RunState waiting(TributaryException fault) {
        String reason = String.valueOf(fault.getMessage());
        return report.head() == null ? new RunState.Locating(reason) : new RunState.Running(reason);
    }

    private void tell(RunState state) {
        RunReport known = report;
        report = new RunReport(known.name(), state, known.head(), known.partitions(), gate.examples());
    }

    /** One session, to the end of the run or to a fault. */
    private void attempt() {
        RunOpening.Opened opened = opening.open();
        if (opened instanceof RunOpening.Begun begun) {
            try (RunSession session = begun.session()) {
                work(session);
            }
        } else if (opened instanceof RunOpening.Done done) {
            report = done.report();
        }
    }

    private void work(RunSession session) {
        RunState state = new RunState.Running(null);
        tell(session, state);
        while (!state.isOver()) {
            try {
                state = session.cycle(stop);
            } catch (RuntimeException e) {
                TributaryException fault = KafkaFaults.translate(e, settings.upstreamDescription());
                if (isFinal(fault) && fault.code() != FaultCode.DUPLICATE_INSTANCE) {
                    session.fail(new RunState.Failed(fault.code(), String.valueOf(fault.getMessage())));
                }
                throw e;
            }
            tell(session, state);
        }
    }

    private void tell(RunSession session, RunState state) {
        RunReport known = report;
        List<PartitionProgress> progress = session.progress();
        if (!known.state().equals(state) || !known.partitions().equals(progress)) {
            report = new RunReport(known.name(), state, session.head(), progress, gate.examples());
        }
    }

    /** Stops it and waits for its end, at most {@code 20 s}; one that hangs on a cluster for longer ends by itself. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
