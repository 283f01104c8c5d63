package io.tributary.mirror.engine;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.core.contract.Contract;
import io.tributary.core.flow.LaneName;
import io.tributary.mirror.headroom.HeadroomWatch;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.SpentTime;
import io.tributary.mirror.lifecycle.StopSignal;
import io.tributary.mirror.pressure.InFlight;
import io.tributary.mirror.pressure.UpstreamGuard;
import io.tributary.mirror.topics.TopicChoice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * Mirrors the source topics of a site to its upstream until it is closed.
 *
 * <p><b>Threading:</b> safe for any thread. It owns and ends its threads: one that looks at topics, one at their
 * retention, one for the membership, and those of the lanes' streams.
 *
 * <p><b>Failure:</b> a neighbour that is absent or refuses is reported and tried again; nothing of that is thrown.
 */
public final class MirrorEngine implements AutoCloseable {

    private static final Duration FINISH_WITHIN = Duration.ofSeconds(20);

    private final Membership membership;
    private final TopicWatch topics;
    private final Map<LaneName, LaneStreams> lanes = new ConcurrentSkipListMap<>();
    private final Function<LaneName, LaneStreams> newLane;
    private final Map<String, TopicTally> tallies = new ConcurrentHashMap<>();
    private final StopSignal stop = new StopSignal();
    private final Custody custody = new Custody();
    private final HeadroomLooks headroom;
    private final Map<LaneName, LaneSettings> changed = new ConcurrentHashMap<>();
    private final Reporting reporting;
    private final LaneReporting laneReporting;

    private MirrorEngine(MirrorSettings settings, CircuitBreaker breaker, MirrorObserver observer) {
        EngineClients clients = new EngineClients(settings);
        Clock clock = Clock.systemUTC();
        this.membership = new Membership(clients, settings);
        SiteLink link = new SiteLink(settings.link(), System::nanoTime);
        this.topics = new TopicWatch(clients, settings, membership, custody, tallies, link.roundTrips());
        HeadroomWatch watch = clients.headroomWatch(clock);
        this.headroom = new HeadroomLooks(watch, settings.headroom().interval(), tallies, clients.clusterDescription());
        InFlight gateway = InFlight.bounded(settings.maxInFlightRecords(), settings.maxInFlightBytes());
        this.newLane = name -> {
            Lane lane = new Lane(name, changed.getOrDefault(name, settings.lane(name)), gateway, link);
            return new LaneStreams(
                    lane,
                    stream -> new LaneWorker(
                            new LaneContext(
                                    settings.site(),
                                    stream,
                                    lane,
                                    membership,
                                    () -> topics.isPlanned(stream),
                                    topics::plan,
                                    topics::lookAgain,
                                    custody,
                                    topic -> tallies.computeIfAbsent(topic, unused -> new TopicTally(clock)),
                                    observer,
                                    clock,
                                    settings.zone(),
                                    stop,
                                    clients.clusterDescription(),
                                    new UpstreamGuard(breaker, clients.upstreamDescription()),
                                    new LaneFaults(),
                                    watch,
                                    new SpentTime(System::nanoTime),
                                    settings.timestamps()),
                            clients));
        };
        this.laneReporting = new LaneReporting(link, clock, settings.zone());
        this.reporting = new Reporting(topics, membership, lanes, tallies, watch, clock);
    }

    /** Starts; returns at once, before any cluster has answered. */
    public static MirrorEngine start(
            MirrorSettings settings,
            List<Contract> contracts,
            CircuitBreaker upstreamBreaker,
            MirrorObserver observer) {
        MirrorEngine engine = new MirrorEngine(settings, upstreamBreaker, observer);
        engine.follow(contracts);
        engine.topics.start();
        engine.membership.start();
        engine.headroom.start();
        return engine;
    }

    /**
     * Mirrors under these contracts instead of the ones before. Returns at once; each lane changes over as soon as its open
     * transaction has ended, and no transaction holds records of a flow that were decided under two. A contract that is the
     * same object as before is not disturbed. A flow that is not among them any more stops; where its source or target
     * topic is another, that is looked at first, and what was before goes on until the look succeeds.
     */
    public synchronized void follow(List<Contract> contracts) {
        if (stop.isRequested()) {
            return;
        }
        for (Contract contract : contracts) {
            lanes.computeIfAbsent(contract.definition().lane(), newLane)
                    .use(contract.definition().target().delivery());
        }
        topics.follow(contracts);
    }

    /** Has a lane work so from now on, until the next change; one that no flow has used yet, when one does. */
    public synchronized void change(LaneName name, LaneSettings settings) {
        if (stop.isRequested()) {
            return;
        }
        changed.put(name, settings);
        LaneStreams lane = lanes.get(name);
        if (lane != null) {
            lane.change(settings);
        }
    }

    /** The lanes that flows use, or have used. */
    public List<LaneReport> lanes() {
        return lanes.values().stream().map(laneReporting::of).toList();
    }

    public MirrorReport report() {
        return reporting.report();
    }

    /** What was found of each topic of the site's cluster at the newest look, by name; empty before the first. */
    public List<TopicChoice> topics() {
        return topics.survey().choices().stream().map(this::withReturned).toList();
    }

    private TopicChoice withReturned(TopicChoice choice) {
        TopicTally tally = tallies.get(choice.topic());
        long returned = tally == null ? 0 : tally.returned();
        return returned == 0
                ? choice
                : choice.because(
                        choice.reason() + "; " + returned
                                + " of its records had been sent by this site before and were filtered: look who feeds them to it");
    }

    private synchronized void requestStop() {
        stop.request();
    }

    /**
     * Commits or gives up what is open, and leaves the group. Waits for the threads' ends, at most {@code 20 s} for the
     * lanes and 10 s for the group; one that hangs on a neighbour longer than that ends by itself.
     */
    @Override
    public void close() {
        long deadlineNanos = System.nanoTime() + FINISH_WITHIN.toNanos();
        requestStop();
        topics.requestStop();
        lanes.values().forEach(lane -> lane.joinUntil(deadlineNanos));
        // After the lanes, which may ask it why records were lost.
        headroom.requestStop();
        // Last, so that nobody takes over what is still being committed.
        membership.close();
        topics.joinUntil(deadlineNanos);
        headroom.joinUntil(deadlineNanos);
    }
}
