package io.tributary.scale;

import io.tributary.demo.process.GatewayProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes down every few seconds how a gateway stands. Each sample of the heap has the gateway collect its garbage first, so that
 * only what is in use counts; that costs it some hundredths of its time.
 *
 * <p><b>Threading:</b> owns one thread, ended when {@link #close()} returns; the rest is for any.
 */
final class Sampler implements AutoCloseable {

    private static final long SECONDS_BETWEEN = 5;

    private final GatewayProcess gateway;
    private final Map<Phase, List<Sample>> samples = new EnumMap<>(Phase.class);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "sampler");
    private volatile Phase phase = Phase.BEFORE;
    private volatile @Nullable RuntimeException failure;

    private Sampler(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    static Sampler start(GatewayProcess gateway) {
        Sampler sampler = new Sampler(gateway);
        sampler.thread.start();
        return sampler;
    }

    /** What the upstream does. */
    enum Phase {
        /** It takes what comes. */
        BEFORE,
        /** It is stalled. */
        DURING,
        /** It takes what comes again, until nothing is left. */
        AFTER
    }

    /**
     * One look.
     *
     * @param heapBytes       in use after a full collection
     * @param residentBytes   of the process
     * @param inFlightRecords of all lanes: handed to the upstream and not acknowledged
     * @param inFlightBytes   their keys, values and headers
     */
    record Sample(long heapBytes, long residentBytes, long inFlightRecords, long inFlightBytes) {}

    void enter(Phase next) {
        phase = next;
    }

    private void run() {
        try {
            do {
                take();
            } while (!stop.await(SECONDS_BETWEEN, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take() {
        Phase of = phase;
        JsonNode lanes = gateway.read("lanes").map(view -> view.path("lanes")).orElse(null);
        Sample sample = new Sample(
                Footprint.heapAfterCollection(gateway.pid()),
                Footprint.residentBytes(gateway.pid()),
                sum(lanes, "inFlightRecords"),
                sum(lanes, "inFlightBytes"));
        synchronized (samples) {
            samples.computeIfAbsent(of, unused -> new ArrayList<>()).add(sample);
        }
    }

    /** Over all lanes; 0 where the gateway does not answer. */
    private static long sum(@Nullable JsonNode lanes, String member) {
        long sum = 0;
        if (lanes != null) {
            for (JsonNode lane : lanes) {
                sum += lane.path("traffic").path(member).asLong(0);
            }
        }
        return sum;
    }

    /**
     * What was taken down in a phase.
     *
     * @throws IllegalStateException where the gateway could not be looked at any more
     */
    List<Sample> of(Phase which) {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("the gateway cannot be looked at: " + gateway.endOfLog(), thrown);
        }
        synchronized (samples) {
            return List.copyOf(samples.getOrDefault(which, List.of()));
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
