package io.tributary.ops.gateway;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.catalog.CatalogStanding;
import io.tributary.standardization.catalog.Generation;
import io.tributary.standardization.catalog.LiveCatalog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the catalog again, at its interval and when it is told to, and tells the followers of what changed.
 *
 * <p><b>Threading:</b> any thread may tell it; reloads follow one another. It owns and ends one thread.
 */
public final class CatalogReload implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReload.class);

    private final LiveCatalog live;
    private final List<CatalogFollower> followers;
    private final Duration interval;
    private boolean due;
    private @Nullable FaultCode told;
    private volatile @Nullable ScheduledExecutorService thread;

    CatalogReload(LiveCatalog live, List<CatalogFollower> followers, Duration interval) {
        this.live = live;
        this.followers = List.copyOf(followers);
        this.interval = interval;
    }

    /**
     * Reads the catalog now. Blocks on its source; what changed is with the lanes when this returns, and counts for each
     * from its next transaction on.
     */
    public CatalogChange now() {
        return reload(true);
    }

    private synchronized CatalogChange reload(boolean thoroughly) {
        Generation before = live.current();
        // Stays due where a follower fails, since what is current is no change for the next look.
        due |= live.reload(thoroughly);
        Generation after = live.current();
        if (due) {
            followers.forEach(follower -> follower.follow(after.catalog()));
            due = false;
        }
        CatalogStanding standing = live.standing();
        TributaryException fault = standing.fault();
        tell(fault);
        CatalogChange change =
                CatalogChange.between(before, after, fault == null ? null : String.valueOf(fault.getMessage()));
        tell(change);
        return change;
    }

    /** A fault is told once, and its end. */
    private void tell(@Nullable TributaryException fault) {
        FaultCode code = fault == null ? null : fault.code();
        if (code == told) {
            return;
        }
        told = code;
        if (fault == null) {
            LOG.atInfo().addKeyValue("source", live.source()).log("Catalog can be read again");
        } else {
            LOG.atWarn()
                    .addKeyValue("source", live.source())
                    .addKeyValue("fault", fault.getMessage())
                    .log("Catalog cannot be read; what ran goes on, and it is tried again");
        }
    }

    private static void tell(CatalogChange change) {
        change.flows().forEach(flow -> tell("Flow", flow));
        change.routes().forEach(route -> tell("Route", route));
        RefusalLog.tell(change.refused());
    }

    private static void tell(String kind, CatalogChange.Item item) {
        LOG.atInfo()
                .addKeyValue("name", item.name())
                .addKeyValue("from", item.from())
                .addKeyValue("to", item.to())
                .log(item.to() == null ? kind + " was removed" : kind + " has a new version");
    }

    private void poll() {
        try {
            reload(false);
        } catch (Throwable e) {
            // The top of the thread: what went through here would end the schedule without a word.
            LOG.atError().setCause(e).addKeyValue("source", live.source()).log("Reload failed; it is tried again");
        }
    }

    @Override
    public void start() {
        // What was wrong at the start is told there.
        TributaryException fault = live.standing().fault();
        told = fault == null ? null : fault.code();
        ScheduledExecutorService started =
                new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "tributary-catalog"));
        var unused = started.scheduleWithFixedDelay(
                this::poll, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
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

    @Override
    public int getPhase() {
        return StartOrder.RELOAD;
    }
}
