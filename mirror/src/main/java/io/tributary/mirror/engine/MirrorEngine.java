package io.tributary.mirror.engine;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.core.contract.Contract;
import io.tributary.core.flow.LaneName;
import io.tributary.mirror.pressure.UpstreamGuard;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mirrors the source topics of a site to its upstream until it is closed.
 *
 * <p><b>Threading:</b> safe for any thread. It owns and ends its threads: one that looks at topics, one for the
 * membership, and one a lane.
 *
 * <p><b>Failure:</b> a neighbour that is absent or refuses is reported and tried again; nothing of that is thrown.
 */
public final class MirrorEngine implements AutoCloseable {

    private static final Duration FINISH_WITHIN = Duration.ofSeconds(20);

    private final Membership membership;
    private final TopicWatch topics;
    private final List<LaneWorker> lanes = new ArrayList<>();
    private final Map<String, TopicTally> tallies = new ConcurrentHashMap<>();
    private final StopSignal stop = new StopSignal();
    private final Reporting reporting;

    private MirrorEngine(
            MirrorSettings settings, List<Contract> contracts, CircuitBreaker breaker, MirrorObserver observer) {
        EngineClients clients = new EngineClients(settings);
        Clock clock = Clock.systemUTC();
        UpstreamGuard guard = new UpstreamGuard(breaker, clients.upstreamDescription());
        this.membership = new Membership(clients, settings);
        this.topics = new TopicWatch(clients, settings, contracts, membership, tallies);
        for (LaneName lane : lanesOf(contracts)) {
            lanes.add(new LaneWorker(
                    new LaneContext(
                            settings.site(),
                            lane,
                            settings.lane(lane),
                            membership,
                            topics::plan,
                            topics::lookAgain,
                            topic -> tallies.computeIfAbsent(topic, unused -> new TopicTally(clock)),
                            observer,
                            clock,
                            stop,
                            clients.clusterDescription(),
                            guard,
                            new LaneFaults(),
                            clients.maxRecordBytes(lane)),
                    clients));
        }
        this.reporting = new Reporting(contracts, topics, membership, lanes, tallies, clock);
    }

    private static TreeSet<LaneName> lanesOf(List<Contract> contracts) {
        TreeSet<LaneName> names = new TreeSet<>();
        contracts.forEach(contract -> names.add(contract.definition().lane()));
        return names;
    }

    /** Starts; returns at once, before any cluster has answered. */
    public static MirrorEngine start(
            MirrorSettings settings,
            List<Contract> contracts,
            CircuitBreaker upstreamBreaker,
            MirrorObserver observer) {
        MirrorEngine engine = new MirrorEngine(settings, contracts, upstreamBreaker, observer);
        engine.topics.start();
        engine.membership.start();
        engine.lanes.forEach(LaneWorker::start);
        return engine;
    }

    public MirrorReport report() {
        return reporting.report();
    }

    /**
     * Commits or gives up what is open, and leaves the group. Waits for the threads' ends, at most {@code 20 s} for the
     * lanes and 10 s for the group; one that hangs on a neighbour longer than that ends by itself.
     */
    @Override
    public void close() {
        long deadlineNanos = System.nanoTime() + FINISH_WITHIN.toNanos();
        stop.request();
        topics.requestStop();
        lanes.forEach(lane -> lane.joinUntil(deadlineNanos));
        // Last, so that nobody takes over what is still being committed.
        membership.close();
        topics.joinUntil(deadlineNanos);
    }
}
