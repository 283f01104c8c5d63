package io.tributary.ops.gateway;

import io.tributary.ops.cluster.Neighbours;
import org.springframework.context.SmartLifecycle;

/** Asks the clusters before the work begins, so that credentials that are refused end the start. */
final class NeighbourCheck implements SmartLifecycle {

    private final Neighbours neighbours;
    private volatile boolean running;

    NeighbourCheck(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public void start() {
        running = true;
        neighbours.start();
    }

    @Override
    public void stop() {
        running = false;
        neighbours.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StartOrder.CLUSTER_CHECK;
    }
}
