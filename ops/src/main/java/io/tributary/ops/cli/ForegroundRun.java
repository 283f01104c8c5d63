package io.tributary.ops.cli;

import io.tributary.mirror.replay.ReplayRun;
import io.tributary.mirror.replay.RunReport;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a run to its end and shows how far it is. Where the process is told to end, as by Ctrl-C, the run is stopped in
 * good order first.
 */
final class ForegroundRun {

    private static final Logger LOG = LoggerFactory.getLogger(ForegroundRun.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final long SAY_WITHIN_SECONDS = 3;

    private final Terminal terminal;

    ForegroundRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param print says how it ended, once, also where the process is ending and nobody comes back to do so
     */
    RunReport watch(Supplier<ReplayRun> started, Consumer<RunReport> print) throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        try (ReplayRun run = started.get()) {
            Thread ending = new Thread(() -> stop(run, shown), "tributary-stop");
            Runtime.getRuntime().addShutdownHook(ending);
            ReplayProgress progress = ReplayProgress.ofProcess(terminal);
            while (!run.awaitEnd(LOOK_EVERY)) {
                progress.show(run.report(), System.nanoTime());
            }
            progress.clear();
            RunReport report = run.report();
            print.accept(report);
            shown.countDown();
            forget(ending);
            return report;
        }
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The process is ending: the hook has run, or runs.
            LOG.debug("The run ended with the process", e);
        }
    }

    private static void stop(ReplayRun run, CountDownLatch shown) {
        run.stop();
        try {
            if (run.awaitEnd(STOP_WITHIN)) {
                var unused = shown.await(SAY_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
