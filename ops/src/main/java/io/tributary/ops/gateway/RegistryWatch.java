package io.tributary.ops.gateway;

import io.tributary.standardization.catalog.RegistryCatalogSource;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry again while the catalog's source tells a fault, in a thread of its own, so that the health shows when
 * the registry is back.
 *
 * <p><b>Threading:</b> started and closed by one owner.
 */
final class RegistryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final RegistryCatalogSource source;
    private final ScheduledExecutorService thread =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "registry-watch"));

    RegistryWatch(RegistryCatalogSource source) {
        this.source = source;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(
                this::ask, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        try {
            boolean wasAtFault = source.status().fault() != null;
            source.recheck();
            if (wasAtFault && source.status().fault() == null) {
                LOG.atInfo()
                        .addKeyValue("registry", source.description())
                        .log("Registry answers again; what changed there counts from the next start");
            }
        } catch (Throwable e) {
            // The top of the thread: what went through here would end the schedule without a word.
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("registry", source.description())
                    .log("Registry could not be asked; trying again");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
