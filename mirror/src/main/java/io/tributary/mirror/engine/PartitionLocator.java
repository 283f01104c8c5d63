package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LossCause;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every partition that has no place its place: where it was left, compared with what the source still holds.
 * Offsets that were deleted meanwhile are declared lost in the next ledger entry; a source that ends before the place
 * was left is held, because new records would have offsets that are accounted for already.
 *
 * <p>A partition that does not answer, at the source or in the ledger, is held by itself; those that were held already are
 * asked again apart from the others, so that these need not wait for them.
 *
 * <p><b>Threading:</b> confined to the lane's thread; blocks on both clusters.
 */
final class PartitionLocator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionLocator.class);
    private static final Duration CLUSTER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration UPSTREAM_PATIENCE = Duration.ofSeconds(15);
    /** With those that did not answer before: the others stand still meanwhile. */
    private static final Duration CLUSTER_PATIENCE_AGAIN = Duration.ofSeconds(3);

    private static final Duration UPSTREAM_PATIENCE_AGAIN = Duration.ofSeconds(5);

    private static final Duration PENDING_AGAIN = Duration.ofMillis(500);
    private static final Duration HELD_AGAIN = Duration.ofSeconds(5);

    private final Places places;
    private final Extents extents;

    /** Takes over the places' finder and closes it. */
    PartitionLocator(Places places, Extents extents) {
        this.places = places;
        this.extents = extents;
    }

    /** Tells where partitions were left. */
    interface Places extends AutoCloseable {

        /**
         * @param topicIds by ledger partition, the id of the source topic now
         * @param patience with partitions that do not answer
         */
        Map<TopicPartition, PositionFinder.Finding> find(Map<TopicPartition, String> topicIds, Duration patience);

        @Override
        void close();
    }

    /** Tells what source partitions hold. */
    interface Extents {

        /**
         * @param patience with partitions that do not answer
         */
        Found find(Collection<TopicPartition> partitions, Duration patience);

        /**
         * The first offset that is there, and the one after the last.
         *
         * @param epoch of the leader now; absent where that is not known
         */
        record Extent(long begin, long end, OptionalInt epoch) {}

        /** Each partition is in one of the two. */
        record Found(Map<TopicPartition, Extent> extents, Map<TopicPartition, TributaryException> faults) {}
    }

    /**
     * @return whether there was one to locate and both clusters answered
     */
    boolean locate(OwnedPartitions owned, LaneContext context) {
        List<OwnedPartition> fresh = due(owned, PartitionLocator::isLocating);
        List<OwnedPartition> due = fresh.isEmpty() ? due(owned, PartitionLocator::isHeld) : fresh;
        if (due.isEmpty()) {
            return false;
        }
        boolean isAgain = fresh.isEmpty();
        // While others are at work, silence is these partitions' fault and not the cluster's.
        boolean isAlone = !owned.isAnyMirroring();
        Map<OwnedPartition, Extents.Extent> known =
                extentsOf(due, isAgain ? CLUSTER_PATIENCE_AGAIN : CLUSTER_PATIENCE, isAlone, context);
        if (known.isEmpty()) {
            return false;
        }
        Map<TopicPartition, PositionFinder.Finding> findings = context.guard()
                .call(() -> findings(known.keySet(), isAgain ? UPSTREAM_PATIENCE_AGAIN : UPSTREAM_PATIENCE, isAlone));
        known.forEach((one, extent) -> locate(
                one,
                extent,
                Objects.requireNonNull(findings.get(one.ledger()), one.ledger().toString()),
                context));
        return true;
    }

    private static boolean isLocating(OwnedPartition one, long now) {
        return one.state() instanceof PartitionState.Locating locating && now - locating.notBeforeNanos() >= 0;
    }

    private static boolean isHeld(OwnedPartition one, long now) {
        return one.state() instanceof PartitionState.Held held
                && !one.isTruncated()
                && now - held.notBeforeNanos() >= 0;
    }

    private static List<OwnedPartition> due(OwnedPartitions owned, BiPredicate<OwnedPartition, Long> isDue) {
        long now = System.nanoTime();
        return owned.unserved().stream().filter(one -> isDue.test(one, now)).toList();
    }

    private Map<OwnedPartition, Extents.Extent> extentsOf(
            List<OwnedPartition> due, Duration patience, boolean isAlone, LaneContext context) {
        Extents.Found found = context.atCluster(
                () -> extents.find(due.stream().map(OwnedPartition::source).toList(), patience));
        Map<OwnedPartition, Extents.Extent> known = new HashMap<>();
        for (OwnedPartition one : due) {
            Extents.Extent extent = found.extents().get(one.source());
            TributaryException fault = found.faults().get(one.source());
            if (extent != null) {
                known.put(one, extent);
            } else if (fault != null && isAlone && found.extents().isEmpty()) {
                throw new SiteClusterException(fault);
            } else {
                one.holdLonger(one.source() + " does not answer" + (fault == null ? "" : ": " + fault.getMessage()));
            }
        }
        return known;
    }

    /** Where not one place can be told because the upstream does not answer, that is the upstream's fault. */
    private Map<TopicPartition, PositionFinder.Finding> findings(
            Set<OwnedPartition> partitions, Duration patience, boolean isAlone) {
        Map<TopicPartition, String> topicIds = new HashMap<>();
        partitions.forEach(one -> topicIds.put(one.ledger(), one.topic().topicId()));
        Map<TopicPartition, PositionFinder.Finding> findings = places.find(topicIds, patience);
        TributaryException fault = null;
        for (PositionFinder.Finding finding : findings.values()) {
            if (!isAlone || !(finding instanceof PositionFinder.Untold untold) || isOfThisPartition(untold.fault())) {
                return findings;
            }
            fault = untold.fault();
        }
        if (fault != null) {
            throw fault;
        }
        return findings;
    }

    private static boolean isOfThisPartition(TributaryException fault) {
        return fault.code() == FaultCode.TRANSACTION_PENDING
                || fault.code() == FaultCode.UNREADABLE_LEDGER
                || fault.code() == FaultCode.PERMISSION_DENIED;
    }

    private static void locate(
            OwnedPartition one, Extents.Extent extent, PositionFinder.Finding finding, LaneContext context) {
        if (one.topic().targetPartition(one.source().partition()) < 0) {
            hold(one, one.topic().withoutCounterpart(one.source().partition()));
        } else if (finding instanceof PositionFinder.Place place) {
            resume(one, place, extent, context);
        } else if (finding instanceof PositionFinder.Untold untold) {
            putOff(one, untold.fault());
        } else if (finding instanceof PositionFinder.NeverMirrored) {
            one.mirrorFrom(one.newDraft(extent.begin()), extent.begin(), Optional.empty());
        }
    }

    private static void putOff(OwnedPartition one, TributaryException fault) {
        if (fault.code() == FaultCode.TRANSACTION_PENDING) {
            one.locateAgain(System.nanoTime() + PENDING_AGAIN.toNanos());
        } else if (fault.code() == FaultCode.UNREADABLE_LEDGER) {
            hold(one, one.ledger() + ": " + fault.getMessage());
        } else {
            // Perhaps only this ledger partition has no leader; the others go on.
            one.holdLonger(one.ledger() + " cannot be read: " + fault.getMessage());
        }
    }

    private static void resume(
            OwnedPartition one, PositionFinder.Place place, Extents.Extent extent, LaneContext context) {
        boolean isShorter = place.next() > extent.end();
        if (isShorter || isOfEarlierHistory(extent, place)) {
            one.truncated(
                    isShorter
                            ? Truncation.shorter(one, extent.end(), place.next())
                            : Truncation.rewritten(one, place.next()));
            // A topic that was made anew is another one for the next look.
            context.lookAgain().run();
            return;
        }
        LedgerEntryDraft draft = one.newDraft(place.decided());
        if (place.decided() < place.next()) {
            LOG.error(
                    "The group's offset of {} was moved from {} to {} by somebody else; what lies between is"
                            + " unexplained",
                    one.source(),
                    place.decided(),
                    place.next());
            draft.unexplained(place.next());
        }
        if (place.next() < extent.begin()) {
            LossCause cause =
                    context.headroom().causeOfLoss(one.source(), place.next(), extent.begin(), place.notBefore());
            LOG.error(
                    "{}: offsets {} to {} were deleted before they were read, by cause {}; they are lost and recorded"
                            + " so. The endpoint 'flows' says what retention or share would keep it from going on",
                    one.source(),
                    place.next(),
                    extent.begin(),
                    cause);
            draft.lost(extent.begin(), cause);
        }
        boolean isWhole = draft.next() == place.next();
        one.mirrorFrom(draft, place.next(), isWhole ? place.epoch() : Optional.empty());
    }

    /** Leaders' epochs only rise; a reader that was told of a later one would wait for it for ever. */
    private static boolean isOfEarlierHistory(Extents.Extent extent, PositionFinder.Place place) {
        return extent.epoch().isPresent()
                && place.epoch()
                        .filter(epoch -> epoch > extent.epoch().getAsInt())
                        .isPresent();
    }

    private static void hold(OwnedPartition one, String reason) {
        if (!(one.state() instanceof PartitionState.Held held) || !held.reason().equals(reason)) {
            LOG.error("Held: {}", reason);
        }
        one.hold(reason, System.nanoTime() + HELD_AGAIN.toNanos());
    }

    @Override
    public void close() {
        places.close();
    }
}
