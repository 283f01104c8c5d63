package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.deadletter.DeadLetterSender;
import io.tributary.mirror.lane.LimitingFactor;
import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
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

    /** A transaction is not ended for want of more before this, so that a steady trickle shares its cost. */
    private static final Duration SETTLE = Duration.ofMillis(20);

    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    /** Bounds the written size of a ledger entry to some ten kilobytes. */
    private static final int MAX_RUNS = 2_000;
    /**
     * The positions of a transaction are one batch of the group's log, which takes a megabyte by default; those of partitions that
     * one more poll may touch come on top.
     */
    private static final int MAX_POSITION_BYTES = 320 << 10;

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
        this.gate = new ReadingGate(context, new WireMeter(inFlight, shipment.metrics()));
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
            finishOrGiveUp();
            owned.follow(tenure, context.plan());
        }
        boolean moved = !shipment.isOpen() && !owned.isAnyTouched() && locator.locate(owned, context);
        owned.assign(source);
        if (source.assignment().isEmpty()) {
            context.spent().on(null);
            context.stop().await(IDLE_POLL);
        } else {
            if (gate.opens(!owned.isCaughtUp(source))) {
                if (!owned.isAnyTouched()) {
                    trials.choose();
                }
                rest();
                read();
                gate.taken();
            }
            if (isDue()) {
                spendOnCommit();
                commit();
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
            source.pause(source.assignment());
        } else {
            context.spent().on(LimitingFactor.SOURCE);
            Set<TopicPartition> resting = new HashSet<>(trials.resting());
            resting.addAll(owned.interrupted());
            source.resume(source.paused().stream()
                    .filter(partition -> !resting.contains(partition))
                    .toList());
            source.pause(resting);
        }
    }

    private void read() {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = source.poll(pollTimeout(), gate.portionBytes());
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
            owned.bySource(partition).ifPresent(one -> take(one, records.records(partition)));
        }
        records.nextOffsets()
                .forEach((partition, next) -> owned.bySource(partition)
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

    private Duration pollTimeout() {
        return owned.isAnyTouched() ? SETTLE : IDLE_POLL;
    }

    /** A commit for want of more keeps nothing from being faster. */
    private void spendOnCommit() {
        if (owned.isCaughtUp(source)) {
            context.spent().on(LimitingFactor.SOURCE);
        } else {
            gate.waitsForUpstream();
        }
    }

    private boolean isDue() {
        if (!owned.isAnyTouched()) {
            return false;
        }
        long age = path.ageNanos();
        return age >= context.settings().transactionInterval().toNanos()
                || path.records() >= context.settings().recordsPerStream()
                || path.bytes() >= context.settings().bytesPerStream()
                || owned.longestDraft() >= MAX_RUNS
                || owned.positionBytes() >= MAX_POSITION_BYTES
                || trials.isDue()
                || gate.isClosed()
                || (age >= SETTLE.toNanos() && path.records() > 0 && owned.isCaughtUp(source));
    }

    private void commit() {
        List<OwnedPartition> touched = owned.touched();
        context.atCluster(() -> {
            identity.verify(touched.stream().map(OwnedPartition::topic).collect(Collectors.toSet()));
            return true;
        });
        context.atCluster(() -> {
            deadLetters.awaitAcknowledged();
            return true;
        });
        path.acknowledged();
        List<LedgerEntry> entries = new ArrayList<>(touched.size());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(touched.size());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (OwnedPartition one : touched) {
            PartitionState.Mirroring mirroring = one.mirroring().orElseThrow();
            offsets.put(
                    one.ledger(),
                    new OffsetAndMetadata(
                            mirroring.draft().next(),
                            mirroring.epoch(),
                            one.topic().topicId()));
            LedgerEntry entry = mirroring.draft().finish();
            entries.add(entry);
            records.add(new ProducerRecord<>(
                    one.ledger().topic(), one.ledger().partition(), null, LedgerEntryCodec.write(entry)));
        }
        context.guard().call(() -> {
            shipment.commit(records, offsets, () -> name(touched));
            return true;
        });
        settle(touched, entries);
        context.observer().transactionCommitted(context.stream().lane());
    }

    private ConsumerGroupMetadata name(List<OwnedPartition> touched) {
        Tenure tenure = context.membership().tenure();
        for (OwnedPartition one : touched) {
            if (tenure.grant(one.ledger()).orElse(-1) != one.grant()) {
                throw new TributaryException(
                        FaultCode.OWNERSHIP_LOST, one.source() + " was given to another instance before its commit");
            }
        }
        return tenure.fencedMetadata()
                .orElseThrow(() -> new TributaryException(
                        FaultCode.OWNERSHIP_LOST, "this instance is not a member of the site's group at the moment"));
    }

    private void settle(List<OwnedPartition> touched, List<LedgerEntry> entries) {
        path.reset();
        for (int i = 0; i < touched.size(); i++) {
            OwnedPartition one = touched.get(i);
            LedgerEntry entry = entries.get(i);
            one.committed(entry.interval().to());
            one.tally().committed(entry);
            context.observer()
                    .committed(
                            context.stream().lane(),
                            one.topic().contract().definition().name(),
                            entry,
                            one.takeBytes());
        }
    }

    /** Ends what is open before partitions change hands: committed where that is still allowed, else given up. */
    private void finishOrGiveUp() {
        if (!owned.isAnyTouched()) {
            return;
        }
        Tenure tenure = context.membership().tenure();
        boolean stillOurs = owned.touched().stream()
                .allMatch(one -> tenure.grant(one.ledger()).orElse(-1) == one.grant());
        if (stillOurs && tenure.fencedMetadata().isPresent()) {
            commit();
        } else {
            giveUp(null);
        }
    }

    /** Commits what is decided, for a stop in good order. */
    void finish() {
        finishOrGiveUp();
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
