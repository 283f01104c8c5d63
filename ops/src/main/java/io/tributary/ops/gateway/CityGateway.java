package io.tributary.ops.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.engine.MirrorObserver;
import io.tributary.mirror.engine.MirrorReport;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.ops.config.Role;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.LiveCatalog;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Mirrors the flows of a site to its upstream, from the start of the application to its end. */
final class CityGateway implements Gateway, SmartLifecycle {

    private static final MirrorReport NOT_RUNNING = new MirrorReport(List.of(), null, null);

    private final MirrorSettings settings;
    private final LiveCatalog catalog;
    private final CircuitBreaker upstreamBreaker;
    private final MirrorObserver observer;
    private final RecentReport report = new RecentReport(this::reportNow, System::nanoTime);

    private volatile @Nullable MirrorEngine engine;

    CityGateway(MirrorSettings settings, LiveCatalog catalog, CircuitBreaker upstreamBreaker, MirrorObserver observer) {
        this.settings = settings;
        this.catalog = catalog;
        this.upstreamBreaker = upstreamBreaker;
        this.observer = observer;
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
    public Optional<FanOutReport> routes() {
        return Optional.empty();
    }

    private MirrorReport reportNow() {
        MirrorEngine running = engine;
        return running == null ? NOT_RUNNING : running.report();
    }

    @Override
    public synchronized void start() {
        engine = MirrorEngine.start(settings, catalog().contracts(), upstreamBreaker, observer);
    }

    @Override
    public synchronized void follow(Catalog changed) {
        MirrorEngine running = engine;
        if (running != null) {
            running.follow(changed.contracts());
        }
    }

    @Override
    public void stop() {
        MirrorEngine running = engine;
        engine = null;
        if (running != null) {
            running.close();
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
