package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.deadletter.DeadLetterSender;
import io.tributary.mirror.lane.LimitingFactor;
import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One stream at work with open clients: it reads, decides, sends, and commits data, ledger entries and positions together.
 *
 * <p>Invariants:
 * <ol>
 *   <li>what a transaction holds are the outcomes of every offset from the committed position to the drafts' ends;
 *   <li>a transaction is committed only in the name of a tenure that grants every touched partition since before it was
 *       begun;
 *   <li>every dead letter of a transaction is acknowledged before it commits;
 *   <li>after anything that is not a clean commit, every partition is located anew: memory is not trusted;
 *   <li>all records of a transaction that are of one flow are decided under one contract: another one is taken up only
 *       when the transaction has ended.
 * </ol>
 *
 * <p><b>Threading:</b> confined to the stream's thread. <b>Failure:</b> throws what Kafka's clients throw, and {@link
 * TributaryException}; the owner calls {@link #giveUp} and goes on, or closes the session.
 */
final class LaneSession implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMillis(100);

    private final LaneContext context;
    private final SourceReader source;
    private final Shipment shipment;
    private final DeadLetterSender deadLetters;
    private final PartitionLocator locator;
    private final SourceIdentity identity;
    private final InFlight inFlight;
    private final OwnedPartitions owned;
    private final RecordPath path;
    private final Trials trials;
    private final ReadingGate gate;
    private final CommitTiming timing;
    private final StreamCommit commit;
    private final Standings standings;

    LaneSession(
            LaneContext context,
            SourceReader source,
            Shipment shipment,
            DeadLetterSender deadLetters,
            PartitionLocator locator,
            SourceIdentity identity,
            InFlight inFlight) {
        this.context = context;
        this.source = source;
        this.shipment = shipment;
        this.deadLetters = deadLetters;
        this.locator = locator;
        this.identity = identity;
        this.inFlight = inFlight;
        this.owned = new OwnedPartitions(context);
        this.trials = new Trials(owned, source, System::nanoTime);
        // The transactions of a session before this one have ended: the producer has recovered.
        context.custody().keep(context.stream(), Set.of());
        this.path = new RecordPath(shipment, inFlight, deadLetters, context);
        this.gate = new ReadingGate(context, inFlight, shipment);
        this.timing = new CommitTiming(context, owned, source, path, trials, gate);
        this.commit = new StreamCommit(context, shipment, deadLetters, identity, path);
        this.standings = new Standings(owned, source);
    }

    /**
     * Does one round. Blocks for a moment where there is nothing to do.
     *
     * @return whether both clusters did something for it
     */
    boolean cycle() {
        context.spent().on(LimitingFactor.CPU);
        Tenure tenure = context.membership().tenure();
        if (owned.isStale(tenure, context.plan())) {
            finish();
            owned.follow(tenure, context.plan());
        }
        boolean moved = !shipment.isOpen() && !owned.isAnyTouched() && locator.locate(owned, context);
        owned.assign(source);
        if (source.assignment().isEmpty()) {
            context.spent().on(null);
            context.stop().await(IDLE);
        } else {
            if (gate.opens(!owned.isCaughtUp(source))) {
                if (!owned.isAnyTouched()) {
                    trials.choose();
                }
                rest();
                read();
                gate.taken();
            }
            if (timing.isDue()) {
                spendOnCommit();
                long since = System.nanoTime();
                commit.of(owned.touched());
                timing.committed(System.nanoTime() - since);
                moved = true;
            }
        }
        if (moved || owned.all().isEmpty()) {
            context.faults().clear();
        }
        standings.tell();
        return moved;
    }

    /** Pauses reading while too much is unacknowledged, and of the partitions whose turn it is not. */
    private void rest() {
        if (inFlight.shouldPause()) {
            gate.waitsForUpstream();
            source.pauseOnly(source.assignment());
        } else {
            context.spent().on(LimitingFactor.SOURCE);
            Set<TopicPartition> resting = new HashSet<>(trials.resting());
            resting.addAll(owned.interrupted());
            source.pauseOnly(resting);
        }
    }

    private void read() {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = source.poll(timing.pollTimeout(), gate.portionBytes());
        } catch (LogTruncationException e) {
            giveUp(e);
            owned.truncated(e.offsetOutOfRangePartitions());
            // A topic that was made anew has another history, too; then it is another topic for the next look.
            context.lookAgain().run();
            return;
        } catch (OffsetOutOfRangeException e) {
            // Classified by the locator, which compares the place with what the partition still holds.
            giveUp(e);
            e.partitions().forEach(owned::locateAgain);
            return;
        } catch (KafkaException e) {
            interrupt(e);
            return;
        }
        context.spent().on(LimitingFactor.CPU);
        for (TopicPartition partition : records.partitions()) {
            owned.taking(partition).ifPresent(one -> take(one, records.records(partition)));
        }
        records.nextOffsets()
                .forEach((partition, next) -> owned.taking(partition)
                        .flatMap(OwnedPartition::mirroring)
                        .filter(mirroring -> mirroring.interruption() == null && mirroring.isPositioned())
                        .ifPresent(mirroring -> path.skip(mirroring, next)));
    }

    private void take(OwnedPartition one, List<ConsumerRecord<byte[], byte[]>> records) {
        if (trials.isTurnOf(one)) {
            path.take(one, records);
        } else {
            one.stop();
        }
    }

    /** What the others have read stands; what cannot be read waits alone. */
    private void interrupt(KafkaException failure) {
        TributaryException fault = KafkaFaults.translate(failure, context.cluster());
        List<OwnedPartition> unreadable = owned.unreadable(failure);
        if (unreadable.isEmpty()) {
            throw new SiteClusterException(fault);
        }
        unreadable.forEach(one -> one.interrupt(one.source() + " cannot be read: " + fault.getMessage()));
    }

    /** A commit for want of more keeps nothing from being faster. */
    private void spendOnCommit() {
        if (owned.isCaughtUp(source)) {
            context.spent().on(LimitingFactor.SOURCE);
        } else {
            gate.waitsForUpstream();
        }
    }

    /** Ends what is open, for a stop in good order or a change of hands: committed where that is still allowed, else given up. */
    void finish() {
        if (!owned.isAnyTouched()) {
            return;
        }
        List<OwnedPartition> touched = owned.touched();
        if (commit.isAllowed(touched)) {
            commit.of(touched);
        } else {
            giveUp(null);
        }
    }

    /**
     * Aborts what is open, and locates every partition anew.
     *
     * @param thrown what it failed by, if it did
     * @return whether records were refused for what they are, which will be kept from the next transaction or put on trial
     */
    boolean giveUp(@Nullable Throwable thrown) {
        deadLetters.forget();
        path.reset();
        // Only when this returns every record has its answer.
        shipment.abort();
        boolean learned =
                new FailedShipment(owned.all(), thrown, context.guard().upstream()).learn();
        owned.locateAllAgain();
        return learned;
    }

    @Override
    public void close() {
        try (inFlight;
                deadLetters;
                locator;
                identity;
                shipment) {
            source.close();
        }
    }
}
