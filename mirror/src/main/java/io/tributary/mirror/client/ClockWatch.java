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
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what the consumers and producers of this process wait for when its wall clock is set. They wait by that clock, and a poll or
 * a flush that began before it was set back would last for as long as it was set back by. A consumer that is woken throws {@link
 * org.apache.kafka.common.errors.WakeupException}, a producer is closed; their owner makes others, as after any fault.
 *
 * <p><b>Threading:</b> any thread. Its own is a daemon and ends with the process, whose clock it watches.
 */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final ClockSteps steps;
    /** Those that are closed are forgotten when nobody holds them any more. */
    private final Set<Consumer<?, ?>> consumers = weakSet();

    private final Set<Producer<?, ?>> producers = weakSet();

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

    private static <C> Set<C> weakSet() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    }

    private void run() {
        while (true) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            // Nobody ends this thread but the process.
            var unused = Thread.interrupted();
            try {
                look();
            } catch (RuntimeException e) {
                LOG.error("The look at the clock failed; it is tried again", e);
            }
        }
    }

    <C extends Consumer<?, ?>> C add(C consumer) {
        consumers.add(consumer);
        return consumer;
    }

    <P extends Producer<?, ?>> P add(P producer) {
        producers.add(producer);
        return producer;
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
        all(consumers).forEach(consumer -> withoutTheOthers(consumer::wakeup));
        all(producers).forEach(producer -> withoutTheOthers(() -> producer.close(Duration.ZERO)));
    }

    /** The step has been taken up, so that nobody would come back for those behind one that fails. */
    private static void withoutTheOthers(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // An interrupt meant for it would make the closing of each further one fail, too.
            var unused = Thread.interrupted();
            LOG.warn("Closing a client after the clock was set did not go in good order", e);
        }
    }

    private static <C> List<C> all(Set<C> clients) {
        synchronized (clients) {
            return new ArrayList<>(clients);
        }
    }
}
