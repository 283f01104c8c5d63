package io.tributary.ops.cli;

import io.tributary.mirror.replay.ReplayRun;
import io.tributary.mirror.replay.RunReport;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Watches a run to its end and shows how far it is. Where the process is told to end, as by Ctrl-C, the run is stopped in
 * good order first.
 */
final class ForegroundRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final long SAY_WITHIN_SECONDS = 3;

    private final Terminal terminal;

    ForegroundRun(Terminal terminal) {
        this.terminal = terminal;
    }

    RunReport watch(Supplier<ReplayRun> started) throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        try (ReplayRun run = started.get()) {
            Thread ending = new Thread(() -> stop(run, shown), "tributary-stop");
            Runtime.getRuntime().addShutdownHook(ending);
            ReplayProgress progress = new ReplayProgress(terminal, ReplayProgress.isWatched());
            while (!run.awaitEnd(LOOK_EVERY)) {
                progress.show(run.report(), System.nanoTime());
            }
            progress.clear();
            forget(ending, run, shown);
            return run.report();
        }
    }

    /** In a process that is ending, nobody comes back to print the result. */
    private void forget(Thread ending, ReplayRun run, CountDownLatch shown) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            new ReplayResult(terminal, run.report()).print();
            terminal.flush();
            shown.countDown();
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
