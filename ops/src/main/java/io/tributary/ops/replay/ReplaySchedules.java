package io.tributary.ops.replay;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.replay.RunHead;
import io.tributary.mirror.replay.RunReport;
import io.tributary.ops.gateway.StartOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Begins runs by the clock. Of a site's instances the {@linkplain FlowOwner owner} does it; where that changes, or an
 * instance dies, the new owner goes on with the run that is half done, and the old worker, if it is there, is shut out.
 *
 * <p><b>Threading:</b> one thread of its own.
 */
public final class ReplaySchedules implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplaySchedules.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    /** Whether a run lost its worker is asked of the journal, which is read from its beginning. */
    private static final Duration ORPHANS_EVERY = Duration.ofSeconds(30);
    /** A fault that goes on is told so often. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final RunDesk desk;
    private final FlowOwner owner;
    private final List<ScheduledRun> runs;
    private final Clock clock;
    private Instant orphansLooked = Instant.EPOCH;
    private Instant faultTold = Instant.EPOCH;
    private @Nullable FaultCode lastFault;
    private volatile @Nullable ScheduledExecutorService thread;

    ReplaySchedules(RunDesk desk, FlowOwner owner, List<ScheduledRun> runs, Clock clock) {
        this.desk = desk;
        this.owner = owner;
        this.runs = List.copyOf(runs);
        this.clock = clock;
    }

    public List<ScheduledRun> runs() {
        return runs;
    }

    void look() {
        Instant now = clock.instant();
        boolean looksForOrphans = !now.isBefore(orphansLooked.plus(ORPHANS_EVERY));
        if (looksForOrphans) {
            // Also where the journal cannot be read now: it is not tried every second.
            orphansLooked = now;
        }
        try {
            look(now, looksForOrphans);
            lastFault = null;
        } catch (TributaryException e) {
            failed(e.code(), now, e);
        } catch (Throwable e) {
            // The top of the thread: what went through here would end the schedules without a word.
            failed(FaultCode.UNFORESEEN, now, e);
        }
    }

    private void failed(FaultCode code, Instant now, Throwable e) {
        if (code != lastFault || !now.isBefore(faultTold.plus(TOLD_EVERY))) {
            boolean isForeseen = code != FaultCode.UNFORESEEN;
            (isForeseen ? LOG.atWarn() : LOG.atError())
                    .addKeyValue("fault", e.getMessage())
                    .setCause(isForeseen ? null : e)
                    .log("Scheduled runs are looked at again");
            faultTold = now;
        }
        lastFault = code;
    }

    private void look(Instant now, boolean looksForOrphans) {
        List<ScheduledRun> ours = runs.stream()
                .filter(run -> isOfInterest(run, now, looksForOrphans))
                .toList();
        if (!ours.isEmpty()) {
            List<RunReport> journaled = desk.journaled();
            ours.forEach(run -> look(run, now, journaled));
        }
    }

    private boolean isOfInterest(ScheduledRun run, Instant now, boolean looksForOrphans) {
        boolean isAtWork =
                desk.own(run.name()).filter(report -> !report.state().isOver()).isPresent();
        Instant due = run.due(now);
        if (isAtWork || due == null && !looksForOrphans) {
            return false;
        }
        if (owner.isHere(run.order())) {
            return true;
        }
        String absence = owner.absence(run.order());
        if (due != null && absence != null && run.isNews(due)) {
            LOG.atWarn()
                    .addKeyValue("run", run.name())
                    .addKeyValue("flow", run.order().flow())
                    .addKeyValue("reason", absence)
                    .log("Scheduled run is due and has no instance that begins it");
        }
        return false;
    }

    private void look(ScheduledRun run, Instant now, List<RunReport> journaled) {
        Instant due = run.due(now);
        RunReport known = journaled.stream()
                .filter(report -> report.name().equals(run.name()))
                .findFirst()
                .orElse(null);
        if (known != null && isOrphan(known, desk.own(run.name()))) {
            takeUp(run, known, due);
        } else if (due != null && !isBegun(known, due)) {
            var unused = begin(run.order().onceMore());
        }
        if (due != null) {
            run.handled(due);
        }
    }

    private void takeUp(ScheduledRun run, RunReport orphan, @Nullable Instant due) {
        RunHead head = orphan.head();
        if (head == null || head.isOf(run.order().flow(), run.order().request())) {
            goOn(run, head == null ? "" : head.claim(), due != null);
        } else if (due != null) {
            // What is half done was asked for by a configuration of before.
            var unused = begin(run.order().anew());
        }
    }

    /** One that could not even be opened here, and so stands as before, rests until its next time. */
    private void goOn(ScheduledRun run, String claim, boolean isDue) {
        if ((isDue || !run.isTaken(claim)) && begin(run.order())) {
            run.taken(claim);
        }
    }

    /** Whether somebody should be at work on it and nobody is, as far as this instance, which should be, can know. */
    private static boolean isOrphan(RunReport inJournal, Optional<RunReport> here) {
        RunHead head = inJournal.head();
        boolean failedHere = here.map(RunReport::head)
                .filter(own -> head != null && own.claim().equals(head.claim()))
                .isPresent();
        return !inJournal.state().isOver() && !failedHere;
    }

    private static boolean isBegun(@Nullable RunReport known, Instant due) {
        RunHead head = known == null ? null : known.head();
        return head != null && !head.started().isBefore(due);
    }

    private boolean begin(ReplayOrder order) {
        try {
            var unused = desk.begin(order);
            LOG.atInfo()
                    .addKeyValue("run", order.request().name())
                    .addKeyValue("flow", order.flow())
                    .log("Scheduled run begins");
            return true;
        } catch (IllegalArgumentException e) {
            LOG.atError()
                    .addKeyValue("run", order.request().name())
                    .addKeyValue("reason", e.getMessage())
                    .log("Scheduled run cannot begin; it is tried at its next time");
            return false;
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "tributary-schedules"));
        if (!runs.isEmpty()) {
            var unused = started.scheduleWithFixedDelay(
                    this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        thread = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the runs may start, and ended before they are. */
    @Override
    public int getPhase() {
        return StartOrder.RELOAD;
    }
}
