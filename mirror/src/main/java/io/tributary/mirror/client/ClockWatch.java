package io.tributary.mirror.client;

import io.tributary.mirror.lifecycle.ClockSteps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes all consumers of this process when its wall clock is set. A consumer waits by that clock, and in a poll that began before it was
 * set back it would stay for as long as it was set back by. Woken, it throws {@link
 * org.apache.kafka.common.errors.WakeupException}, and its owner makes another, as after any fault.
 *
 * <p><b>Threading:</b> any thread. Its own ends with the process.
 */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final ClockSteps steps;
    /** Those that are closed are forgotten when nobody holds them any more. */
    private final Set<Consumer<?, ?>> consumers =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ClockWatch(ClockSteps steps) {
        this.steps = steps;
    }

    /** Has the clock of this machine watched from now on. */
    static ClockWatch start() {
        ClockWatch watch = new ClockWatch(ClockSteps.ofSystem());
        Thread thread = new Thread(watch::run, "tributary-clock");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        while (true) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            look();
        }
    }

    <C extends Consumer<?, ?>> C add(C consumer) {
        consumers.add(consumer);
        return consumer;
    }

    void look() {
        long millis = steps.takeMillis();
        if (millis == 0) {
            return;
        }
        LOG.warn(
                "The clock of this machine was set {} by {}; what waits by it is made anew. Let a time service keep it right",
                millis > 0 ? "ahead" : "back",
                Duration.ofMillis(Math.abs(millis)));
        List<Consumer<?, ?>> all;
        synchronized (consumers) {
            all = new ArrayList<>(consumers);
        }
        all.forEach(Consumer::wakeup);
    }
}
