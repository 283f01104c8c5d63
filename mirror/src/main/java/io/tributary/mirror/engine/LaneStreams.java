package io.tributary.mirror.engine;

import io.tributary.core.flow.Delivery;
import io.tributary.mirror.lane.LaneSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A lane with its streams, which it starts and ends. There may be more of them than the lane has by its settings now: those
 * beyond give up what they hold and rest.
 *
 * <p><b>Threading:</b> any thread.
 */
final class LaneStreams {

    private final Lane lane;
    private final Function<StreamId, LaneWorker> newWorker;
    private final Map<Delivery, Integer> started = new EnumMap<>(Delivery.class);
    private final List<LaneWorker> workers = new CopyOnWriteArrayList<>();

    LaneStreams(Lane lane, Function<StreamId, LaneWorker> newWorker) {
        this.lane = lane;
        this.newWorker = newWorker;
    }

    Lane lane() {
        return lane;
    }

    List<LaneWorker> workers() {
        return workers;
    }

    /** Has streams for flows of this delivery too. */
    synchronized void use(Delivery delivery) {
        started.putIfAbsent(delivery, 0);
        start();
    }

    /** Starts the streams that the lane has by its settings, for each delivery in use, and that are not there yet. */
    private synchronized void start() {
        started.replaceAll((delivery, count) -> {
            int wanted = Math.max(count, lane.settings().streams());
            for (int number = count; number < wanted; number++) {
                LaneWorker worker = newWorker.apply(new StreamId(lane.name(), delivery, number));
                workers.add(worker);
                worker.start();
            }
            return wanted;
        });
    }

    void change(LaneSettings settings) {
        lane.change(settings);
        start();
    }

    /** Waits for the threads' ends until {@link System#nanoTime()} passes the deadline. */
    void joinUntil(long deadlineNanos) {
        workers.forEach(worker -> worker.joinUntil(deadlineNanos));
    }
}
