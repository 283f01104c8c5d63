package io.tributary.ops.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.core.flow.LaneName;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.LaneReport;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.engine.MirrorObserver;
import io.tributary.mirror.engine.MirrorReport;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.mirror.topics.TopicChoice;
import io.tributary.ops.command.LaneCommand;
import io.tributary.ops.command.LaneCommands;
import io.tributary.ops.config.Role;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.LiveCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Mirrors the flows of a site to its upstream, from the start of the application to its end. */
final class CityGateway implements Gateway, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CityGateway.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final MirrorReport NOT_RUNNING = new MirrorReport(List.of(), null, null);

    private final MirrorSettings settings;
    private final LiveCatalog catalog;
    private final CircuitBreaker upstreamBreaker;
    private final MirrorObserver observer;
    private final FlowRests rests;
    private final LaneCommands commands;
    private final RecentReport<MirrorReport> report = new RecentReport<>(this::reportNow, System::nanoTime);
    private final RecentReport<List<LaneReport>> lanes = new RecentReport<>(this::lanesNow, System::nanoTime);

    private volatile @Nullable MirrorEngine engine;
    private @Nullable ScheduledExecutorService schedules;

    CityGateway(
            MirrorSettings settings,
            LiveCatalog catalog,
            CircuitBreaker upstreamBreaker,
            MirrorObserver observer,
            FlowRests rests,
            LaneCommands commands) {
        this.settings = settings;
        this.catalog = catalog;
        this.upstreamBreaker = upstreamBreaker;
        this.observer = observer;
        this.rests = rests;
        this.commands = commands;
    }

    @Override
    public SiteCode site() {
        return settings.site();
    }

    @Override
    public Role role() {
        return Role.CITY;
    }

    @Override
    public String instance() {
        return settings.instance();
    }

    @Override
    public Catalog catalog() {
        return catalog.current().catalog();
    }

    @Override
    public MirrorReport report() {
        return report.get();
    }

    @Override
    public List<LaneReport> lanes() {
        return lanes.get();
    }

    @Override
    public Optional<FanOutReport> routes() {
        return Optional.empty();
    }

    @Override
    public List<TopicChoice> topics() {
        MirrorEngine running = engine;
        return running == null ? List.of() : running.topics();
    }

    private MirrorReport reportNow() {
        MirrorEngine running = engine;
        if (running == null) {
            return NOT_RUNNING;
        }
        MirrorReport awake = running.report();
        List<FlowReport> flows = new ArrayList<>(awake.flows());
        flows.addAll(rests.reports(catalog().contracts()));
        return new MirrorReport(flows, awake.clusterFault(), awake.upstreamFault());
    }

    private List<LaneReport> lanesNow() {
        MirrorEngine running = engine;
        return running == null ? List.of() : running.lanes();
    }

    @Override
    public synchronized void start() {
        MirrorEngine running =
                MirrorEngine.start(settings, rests.awake(catalog().contracts()), upstreamBreaker, observer);
        engine = running;
        commands.start((lane, command) -> change(running, lane, command));
        if (!rests.isEmpty()) {
            ScheduledExecutorService started =
                    new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "tributary-flow-schedule"));
            var unused = started.scheduleWithFixedDelay(
                    this::lookAtSchedules, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            schedules = started;
        }
    }

    private void change(MirrorEngine running, LaneName lane, @Nullable LaneCommand command) {
        try {
            running.change(lane, command == null ? settings.lane(lane) : settings.changed(lane, command.change()));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "Lane {} goes on as configured, because what was changed of it does not fit: {}",
                    lane,
                    e.getMessage());
            running.change(lane, settings.lane(lane));
        }
    }

    @Override
    public synchronized void follow(Catalog changed) {
        MirrorEngine running = engine;
        if (running != null) {
            running.follow(rests.awake(changed.contracts()));
        }
    }

    private void lookAtSchedules() {
        try {
            if (rests.look(catalog().contracts())) {
                follow(catalog());
            }
        } catch (Throwable e) {
            // The top of the thread: what went through here would end the schedules without a word.
            LOG.atError().setCause(e).log("Scheduled flows are looked at again");
        }
    }

    @Override
    public void stop() {
        MirrorEngine running = engine;
        engine = null;
        endSchedules();
        commands.close();
        if (running != null) {
            running.close();
        }
    }

    private synchronized void endSchedules() {
        if (schedules != null) {
            schedules.shutdownNow();
            schedules = null;
        }
    }

    @Override
    public boolean isRunning() {
        return engine != null;
    }

    @Override
    public int getPhase() {
        return StartOrder.WORK;
    }
}
