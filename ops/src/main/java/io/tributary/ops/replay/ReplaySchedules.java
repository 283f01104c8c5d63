package io.tributary.ops.replay;

import io.tributary.core.flow.FlowName;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.replay.Journal;
import io.tributary.mirror.replay.RunHead;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import io.tributary.ops.gateway.Gateway;
import io.tributary.ops.gateway.StartOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
 * Begins runs by the clock. Of a site's instances the one that owns partition 0 of the flow's first topic does it; where
 * that changes, or an instance dies, the new owner goes on with the run that is half done, and the old worker, if it is
 * there, is shut out.
 *
 * <p><b>Threading:</b> one thread of its own.
 */
public final class ReplaySchedules implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplaySchedules.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    /** Whether a run lost its worker is asked of the journal, which is read from its beginning. */
    private static final Duration ORPHANS_EVERY = Duration.ofSeconds(30);

    private final Replays replays;
    private final Gateway gateway;
    private final List<ScheduledRun> runs;
    private final Clock clock;
    private Instant orphansLooked = Instant.EPOCH;
    private volatile @Nullable ScheduledExecutorService thread;

    ReplaySchedules(Replays replays, Gateway gateway, List<ScheduledRun> runs, Clock clock) {
        this.replays = replays;
        this.gateway = gateway;
        this.runs = List.copyOf(runs);
        this.clock = clock;
    }

    public List<ScheduledRun> runs() {
        return runs;
    }

    private void look() {
        try {
            Instant now = clock.instant();
            boolean looksForOrphans = !now.isBefore(orphansLooked.plus(ORPHANS_EVERY));
            for (ScheduledRun run : runs) {
                look(run, now, looksForOrphans);
            }
            if (looksForOrphans) {
                orphansLooked = now;
            }
        } catch (Throwable e) {
            // The top of the thread: what went through here would end the schedules without a word.
            LOG.atWarn().addKeyValue("fault", e.getMessage()).log("Scheduled runs are looked at again");
        }
    }

    private void look(ScheduledRun run, Instant now, boolean looksForOrphans) {
        Instant due = run.due(now);
        RunName name = run.order().request().name();
        boolean isAtWork =
                replays.own(name).filter(report -> !report.state().isOver()).isPresent();
        if (isAtWork || due == null && !looksForOrphans || !isOwner(run.order().flow())) {
            return;
        }
        Optional<RunReport> known = known(name);
        if (known.filter(report -> isOrphan(report, replays.own(name))).isPresent()) {
            begin(run.order());
        } else if (due != null && !isBegun(known, due)) {
            begin(run.order().onceMore());
        }
        if (due != null) {
            run.handled(due);
        }
    }

    private Optional<RunReport> known(RunName name) {
        Journal journal = replays.journal();
        return journal.runs().stream()
                .filter(report -> report.name().equals(name))
                .findFirst();
    }

    /** Whether somebody should be at work on it and nobody is, as far as this instance, which should be, can know. */
    private static boolean isOrphan(RunReport inJournal, Optional<RunReport> here) {
        RunHead head = inJournal.head();
        boolean failedHere = here.map(RunReport::head)
                .filter(own -> head != null && own.claim().equals(head.claim()))
                .isPresent();
        return !inJournal.state().isOver() && !failedHere;
    }

    private static boolean isBegun(Optional<RunReport> known, Instant due) {
        return known.map(RunReport::head)
                .filter(head -> !head.started().isBefore(due))
                .isPresent();
    }

    private void begin(ReplayOrder order) {
        try {
            var unused = replays.begin(order);
            LOG.atInfo()
                    .addKeyValue("run", order.request().name())
                    .addKeyValue("flow", order.flow())
                    .log("Scheduled run begins");
        } catch (IllegalArgumentException e) {
            LOG.atError()
                    .addKeyValue("run", order.request().name())
                    .addKeyValue("reason", e.getMessage())
                    .log("Scheduled run cannot begin; it is tried at its next time");
        }
    }

    /** Whether this instance owns partition 0 of the first topic that the flow is mirrored from. */
    private boolean isOwner(FlowName flow) {
        return gateway.report().flows().stream()
                .filter(report -> report.flow().equals(flow))
                .min(Comparator.comparing(FlowReport::sourceTopic))
                .filter(report -> report.partitions().stream().anyMatch(partition -> partition.partition() == 0))
                .isPresent();
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
