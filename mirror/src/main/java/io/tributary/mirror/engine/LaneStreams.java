package io.tributary.mirror.engine;

import io.tributary.mirror.lane.LaneSettings;
import java.util.List;
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

    /** Starts the streams that the lane has by its settings and that are not there yet. */
    synchronized LaneStreams start() {
        while (workers.size() < lane.settings().streams()) {
            LaneWorker worker = newWorker.apply(new StreamId(lane.name(), workers.size()));
            workers.add(worker);
            worker.start();
        }
        return this;
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
