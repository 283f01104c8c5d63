package io.tributary.mirror.engine;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.record.Refusals;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source partition that this instance was given, with its state and what is needed to mirror it.
 *
 * <p><b>Threading:</b> confined to the lane's thread.
 */
final class OwnedPartition {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedPartition.class);
    private static final Duration INTERRUPTED_FOR = Duration.ofSeconds(5);
    private static final Duration FIRST_HOLD = Duration.ofSeconds(5);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    private final SiteCode site;
    private final TopicWork work;
    private final TopicPartition source;
    private final TopicPartition ledger;
    private final long grant;
    private final TopicTally tally;
    private final Consumer<OwnedPartition> stateChanged;
    private PartitionState state = new PartitionState.Locating(System.nanoTime());
    private final Set<Long> acknowledgedLetters = new HashSet<>();
    private final Refusals refusals = new Refusals();
    private final Backoff holds = new Backoff(FIRST_HOLD, LONGEST_HOLD);
    private SentRecords sent = new SentRecords();
    private @Nullable TargetRange previousTarget;
    private long lastTimestampMillis;
    private long sentBytes;
    private @Nullable String lastInterruption;
    private @Nullable String lastHold;
    private @Nullable String truncation;

    /**
     * @param stateChanged is told of every change of state
     */
    OwnedPartition(
            SiteCode site,
            TopicWork work,
            TopicPartition ledger,
            long grant,
            TopicTally tally,
            Consumer<OwnedPartition> stateChanged) {
        this.site = site;
        this.work = work;
        this.ledger = ledger;
        this.source = new TopicPartition(work.topic().topic(), ledger.partition());
        this.grant = grant;
        this.tally = tally;
        this.stateChanged = stateChanged;
    }

    /**
     * The same partition, decided under the contract that the topic has now. Where everything that was read is committed,
     * it goes on from there; else its place is looked for.
     *
     * @param countedIn the topic's tally now: another one where the topic has passed to another flow
     */
    OwnedPartition under(TopicWork changed, TopicTally countedIn) {
        OwnedPartition next = new OwnedPartition(site, changed, ledger, grant, countedIn, stateChanged);
        next.lastTimestampMillis = lastTimestampMillis;
        if (state instanceof PartitionState.Mirroring mirroring && !isTouched()) {
            // Offsets of another topic would say nothing about where the records before stand in this one.
            next.previousTarget = changed.topic().targetTopic().equals(topic().targetTopic()) ? previousTarget : null;
            next.mirrorFrom(next.newDraft(mirroring.committed()), mirroring.committed(), mirroring.epoch());
        }
        if (truncation != null) {
            next.truncated(truncation);
        }
        return next;
    }

    TopicWork work() {
        return work;
    }

    SourceTopic topic() {
        return work.topic();
    }

    TopicPartition source() {
        return source;
    }

    TopicPartition ledger() {
        return ledger;
    }

    long grant() {
        return grant;
    }

    Standardizer standardizer() {
        return work.standardizer();
    }

    StandardRecords standardRecords() {
        return work.standardRecords();
    }

    TopicTally tally() {
        return tally;
    }

    PartitionState state() {
        return state;
    }

    Optional<PartitionState.Mirroring> mirroring() {
        return state instanceof PartitionState.Mirroring mirroring ? Optional.of(mirroring) : Optional.empty();
    }

    /** Whether something was decided that is not committed. */
    boolean isTouched() {
        return state instanceof PartitionState.Mirroring mirroring
                && !mirroring.draft().isEmpty();
    }

    /** Offsets whose dead letters arrived although their transaction did not; they need not be sent again. */
    Set<Long> acknowledgedLetters() {
        return acknowledgedLetters;
    }

    Refusals refusals() {
        return refusals;
    }

    /** What the open transaction sent. */
    SentRecords sent() {
        return sent;
    }

    /** Whether the open transaction may take the record at the offset. */
    boolean mayTake(long offset) {
        return refusals.mayTake(offset, sent.count());
    }

    /** Takes nothing more in the open transaction; reading goes on behind what was taken. */
    void stop() {
        mirroring().ifPresent(PartitionState.Mirroring::stop);
        stateChanged.accept(this);
    }

    /**
     * What was refused of the transaction that was just given up.
     *
     * @param standsAlone whether a cause was given to one record alone, of those of all partitions
     * @return whether something was
     */
    boolean learn(Predicate<Exception> standsAlone) {
        return refusals.learn(sent.refusals(), standsAlone);
    }

    /** Waits, and then is tried on its own up to the offset, so that the other partitions do not fail with it. */
    void cannotBeSent(String reason, long offset) {
        refusals.suspect(offset);
        holdLonger(reason);
    }

    /** Its entry is committed: the next one begins where that ends, and says where its records stand. */
    void committed(long next) {
        previousTarget = sent.range();
        sent = new SentRecords();
        refusals.committed(next);
        acknowledgedLetters.clear();
        holds.reset();
        lastHold = null;
        mirroring().orElseThrow().commit(newDraft(next));
        waitIfInterrupted();
    }

    /**
     * @param epoch of the source's leader that wrote what lies before the draft's end, where that is known
     */
    void mirrorFrom(LedgerEntryDraft draft, long committed, Optional<Integer> epoch) {
        become(new PartitionState.Mirroring(committed, draft, epoch));
    }

    /**
     * Takes nothing more for a while. What is decided already is committed first; where nothing is, the wait begins now.
     */
    void interrupt(String reason) {
        if (!reason.equals(lastInterruption)) {
            LOG.warn("Held: {}", reason);
            lastInterruption = reason;
        }
        mirroring().ifPresent(mirroring -> mirroring.interrupt(reason));
        waitIfInterrupted();
    }

    /** Begins to wait where reading was interrupted and nothing is left to be committed. */
    void waitIfInterrupted() {
        PartitionState.Mirroring mirroring = mirroring().orElse(null);
        String reason = mirroring == null ? null : mirroring.interruption();
        if (mirroring != null && reason != null && !isTouched()) {
            // At least the record that waits is behind this place.
            long next = mirroring.committed();
            tally.stands(source.partition(), new TopicTally.Standing(next, next + 1, lastTimestampMillis, reason));
            hold(reason, System.nanoTime() + INTERRUPTED_FOR.toNanos());
        }
    }

    /** Each time longer, until something of it is committed. */
    void holdLonger(String reason) {
        if (!reason.equals(lastHold)) {
            LOG.error("Held: {}", reason);
            lastHold = reason;
        }
        hold(reason, System.nanoTime() + holds.next().toNanos());
    }

    /** Waits for good: what the source holds now are other records than those that were mirrored. */
    void truncated(String reason) {
        if (truncation == null) {
            LOG.error("Held: {}", reason);
        }
        truncation = reason;
        hold(reason, System.nanoTime());
    }

    boolean isTruncated() {
        return truncation != null;
    }

    void hold(String reason, long notBeforeNanos) {
        forgetTransaction();
        become(new PartitionState.Held(reason, notBeforeNanos));
    }

    void locateAgain(long notBeforeNanos) {
        forgetTransaction();
        sentBytes = 0;
        become(new PartitionState.Locating(notBeforeNanos));
    }

    private void forgetTransaction() {
        sent = new SentRecords();
        previousTarget = null;
    }

    private void become(PartitionState next) {
        state = next;
        stateChanged.accept(this);
    }

    LedgerEntryDraft newDraft(long from) {
        PartitionId id = new PartitionId(topic().topic(), topic().topicId(), source.partition());
        return new LedgerEntryDraft(site, id, topic().contract().stamp(), topic().targetTopic(), from, previousTarget)
                .delivered(topic().contract().definition().target().delivery());
    }

    /** Counts what is sent, as it is before compression. */
    void addBytes(int bytes) {
        sentBytes += bytes;
    }

    /** What was sent since the last call. */
    long takeBytes() {
        long taken = sentBytes;
        sentBytes = 0;
        return taken;
    }

    /** The timestamp of the record that was read last, for the lag in time. */
    void lastTimestampMillis(long timestampMillis) {
        lastTimestampMillis = timestampMillis;
    }

    long lastTimestampMillis() {
        return lastTimestampMillis;
    }
}
