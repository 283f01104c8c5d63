package io.tributary.ops.gateway;

import io.tributary.core.site.SiteCode;
import io.tributary.mirror.engine.MirrorReport;
import io.tributary.mirror.fanout.FanOut;
import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.mirror.fanout.FanOutSettings;
import io.tributary.ops.config.Role;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.LiveCatalog;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs the routes of a site, from the start of the application to its end. */
final class ProvinceGateway implements Gateway, SmartLifecycle {

    private static final MirrorReport NO_MIRROR = new MirrorReport(List.of(), null, null);

    private final FanOutSettings settings;
    private final String instance;
    private final LiveCatalog catalog;

    private volatile @Nullable FanOut fanOut;

    ProvinceGateway(FanOutSettings settings, String instance, LiveCatalog catalog) {
        this.settings = settings;
        this.instance = instance;
        this.catalog = catalog;
    }

    @Override
    public SiteCode site() {
        return settings.site();
    }

    @Override
    public Role role() {
        return Role.PROVINCE;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public Catalog catalog() {
        return catalog.current().catalog();
    }

    @Override
    public MirrorReport report() {
        return NO_MIRROR;
    }

    @Override
    public Optional<FanOutReport> routes() {
        FanOut running = fanOut;
        return running == null ? Optional.empty() : Optional.of(running.report());
    }

    @Override
    public synchronized void start() {
        fanOut = FanOut.start(settings, catalog().routes());
    }

    @Override
    public synchronized void follow(Catalog changed) {
        FanOut running = fanOut;
        if (running != null) {
            running.follow(changed.routes());
        }
    }

    @Override
    public void stop() {
        FanOut running = fanOut;
        fanOut = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return fanOut != null;
    }

    @Override
    public int getPhase() {
        return StartOrder.WORK;
    }
}
