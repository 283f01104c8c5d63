package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.Delivery;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.deadletter.DeadLetterSender;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LimitingFactor;
import io.tributary.mirror.lane.SpentTime;
import io.tributary.mirror.lifecycle.ClockSteps;
import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one stream. It opens a {@link LaneSession}, lets it work, and after a fault either gives up the open
 * transaction or, where nobody knows how that ended, opens a new session with fresh clients. While there is nothing for it, it
 * has no session and no clients. Nothing but a stop ends it.
 */
final class LaneWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration BREAKER_POLL = Duration.ofMillis(200);
    private static final Duration UNUSED_POLL = Duration.ofMillis(100);

    private final LaneContext context;
    private final EngineClients clients;
    private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    private final FaultLog log;
    private final ClockSteps clock = ClockSteps.ofSystem();
    private final Thread thread;

    LaneWorker(LaneContext context, EngineClients clients) {
        this.context = context;
        this.clients = clients;
        this.log = new FaultLog(LOG, "Lane " + context.stream());
        this.thread = new Thread(this::run, "tributary-lane-" + context.stream());
    }

    void start() {
        thread.start();
    }

    LaneFaults faults() {
        return context.faults();
    }

    SpentTime spent() {
        return context.spent();
    }

    /** Waits for the thread's end until {@link System#nanoTime()} passes the deadline. */
    void joinUntil(long deadlineNanos) {
        Threads.joinUntil(thread, deadlineNanos);
    }

    private void run() {
        while (!context.stop().isRequested()) {
            try {
                if (!context.isNeeded()) {
                    rest();
                } else if (context.guard().isPassable()) {
                    work();
                } else {
                    awaitBreaker();
                }
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    /** A fault of a stream that no flow uses any more keeps nothing from working. */
    private void rest() {
        context.faults().clear();
        context.spent().on(null);
        context.stop().await(UNUSED_POLL);
    }

    private void awaitBreaker() {
        context.spent().on(LimitingFactor.UPSTREAM);
        context.stop().await(BREAKER_POLL);
    }

    private void work() {
        try (LaneSession session = open()) {
            context.faults().clearUpstream();
            while (!context.stop().isRequested() && context.isNeeded()) {
                if (clock.happened()) {
                    // What is open is done again.
                    return;
                }
                if (!context.guard().isPassable()) {
                    awaitBreaker();
                } else if (!worked(session)) {
                    return;
                }
            }
            session.finish();
        }
    }

    /** Does one round; false where the session must be closed. */
    private boolean worked(LaneSession session) {
        try {
            if (session.cycle()) {
                backoff.reset();
                log.reset();
            }
            return true;
        } catch (RuntimeException e) {
            return isRefusal(e) ? learned(session, e) : failed(e) && gaveUp(session, e);
        }
    }

    private boolean isRefusal(RuntimeException thrown) {
        return !(thrown instanceof SiteClusterException)
                && KafkaFaults.translate(thrown, clients.upstreamDescription()).code() == FaultCode.RECORD_REFUSED;
    }

    /** Records were refused for what they are: the rest is done again at once, because nothing is wrong with the upstream. */
    private boolean learned(LaneSession session, RuntimeException refusal) {
        boolean learned;
        try {
            learned = session.giveUp(refusal);
        } catch (RuntimeException e) {
            failed(refusal);
            return false;
        }
        if (!learned) {
            // Of something else than a record, such as a ledger entry.
            return failed(refusal);
        }
        context.observer().aborted(context.stream().lane(), FaultCode.RECORD_REFUSED);
        LOG.debug("Lane {}: {}; the others go on without it", context.stream(), refusal.getMessage());
        return true;
    }

    private boolean gaveUp(LaneSession session, RuntimeException thrown) {
        try {
            session.giveUp(thrown);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("Lane {}: the transaction could not be given up, so its producer is", context.stream(), e);
            return false;
        }
    }

    private LaneSession open() {
        StreamId stream = context.stream();
        LaneSettings settings = context.settings();
        InFlight inFlight =
                InFlight.within(context.lane().inFlight(), settings.recordsPerStream(), settings.bytesPerStream());
        Opened opened = new Opened();
        context.spent().on(LimitingFactor.UPSTREAM);
        try {
            SourceReader source =
                    opened.add(new SourceReader(context.atCluster(() -> clients.source(stream, settings))));
            DeadLetterSender deadLetters = opened.add(new DeadLetterSender(
                    () -> context.atCluster(() -> clients.deadLetters(stream)), clients.clusterDescription()));
            Shipment shipment = opened.add(shipment(stream, settings, inFlight));
            context.guard().call(() -> {
                shipment.recover();
                return true;
            });
            Admin cluster = context.atCluster(() -> clients.clusterAdmin("identity-" + stream));
            SourceIdentity identity = opened.add(new SourceIdentity(cluster, clients.clusterDescription()));
            Admin admin = opened.add(clients.upstreamAdmin("locator-" + stream));
            LedgerTail ledger =
                    opened.add(new LedgerTail(admin, clients.ledgerReader(stream), clients.upstreamDescription()));
            PositionFinder finder = new PositionFinder(
                    admin, ledger, LedgerTopics.group(context.site()), clients.upstreamDescription());
            PartitionLocator locator =
                    new PartitionLocator(finder, new SourceExtents(cluster, clients.clusterDescription()));
            return new LaneSession(context, source, shipment, deadLetters, locator, identity, inFlight);
        } catch (RuntimeException e) {
            opened.closeAll();
            throw e;
        }
    }

    private Shipment shipment(StreamId stream, LaneSettings settings, InFlight inFlight) {
        Supplier<ShipmentProducer> producers = () -> new ShipmentProducer(
                clients.mirrored(stream, settings), inFlight, clients.maxRecordBytes(stream, settings));
        return stream.delivery() == Delivery.EXACTLY_ONCE
                ? new MirrorTransaction(producers.get())
                : new AcknowledgedShipment(producers);
    }

    /**
     * Notes a fault and waits a while.
     *
     * @return whether the clients may still be good
     */
    private boolean failed(Throwable thrown) {
        context.spent().on(thrown instanceof SiteClusterException ? LimitingFactor.SOURCE : LimitingFactor.UPSTREAM);
        if (thrown instanceof SiteClusterException atCluster) {
            context.faults().atCluster(atCluster.fault());
            if (atCluster.fault().code() == FaultCode.SOURCE_RECREATED) {
                context.lookAgain().run();
            }
            waitAfter(atCluster.fault(), atCluster);
            return atCluster.fault().code() != FaultCode.CLOCK_SET;
        }
        TributaryException fault = KafkaFaults.translate(thrown, clients.upstreamDescription());
        if (fault.code() == FaultCode.OWNERSHIP_LOST) {
            context.observer().aborted(context.stream().lane(), fault.code());
            LOG.info("Lane {}: {}; its records are done again", context.stream(), fault.getMessage());
            context.stop().await(FIRST_WAIT);
        } else {
            context.faults().atUpstream(fault);
            waitAfter(fault, thrown);
        }
        Throwable cause = fault.getCause();
        return fault.code() != FaultCode.CLOCK_SET
                && !(cause instanceof ProducerFencedException)
                && !(cause instanceof InvalidProducerEpochException);
    }

    private void waitAfter(TributaryException fault, Throwable thrown) {
        context.observer().aborted(context.stream().lane(), fault.code());
        log.tell(fault, thrown);
        context.stop().await(backoff.next());
    }
}
