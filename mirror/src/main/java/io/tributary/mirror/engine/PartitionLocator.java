package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LossCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every partition that has no place its place: where it was left, compared with what the source still holds.
 * Offsets that were deleted meanwhile are declared lost in the next ledger entry; a source that ends before the place
 * was left is held, because new records would have offsets that are accounted for already.
 *
 * <p><b>Threading:</b> confined to the lane's thread; blocks on both clusters.
 */
final class PartitionLocator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionLocator.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SINGLE_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PENDING_AGAIN = Duration.ofMillis(500);
    private static final Duration HELD_AGAIN = Duration.ofSeconds(5);

    private final PositionFinder finder;

    PartitionLocator(PositionFinder finder) {
        this.finder = finder;
    }

    /**
     * @return whether there was one to locate and both clusters answered
     */
    boolean locate(OwnedPartitions owned, Consumer<byte[], byte[]> source, LaneContext context) {
        List<OwnedPartition> due = due(owned);
        if (due.isEmpty()) {
            return false;
        }
        Map<OwnedPartition, Extent> extents = extents(due, source, context);
        Map<TopicPartition, PositionFinder.Finding> findings = context.guard().call(() -> findings(extents.keySet()));
        extents.forEach((one, extent) -> locate(
                one,
                extent,
                Objects.requireNonNull(findings.get(one.ledger()), one.ledger().toString()),
                context));
        return !extents.isEmpty();
    }

    /** Where not one place can be told because the upstream does not answer, that is the upstream's fault. */
    private Map<TopicPartition, PositionFinder.Finding> findings(Set<OwnedPartition> partitions) {
        Map<TopicPartition, String> topicIds = new HashMap<>();
        partitions.forEach(one -> topicIds.put(one.ledger(), one.topic().topicId()));
        Map<TopicPartition, PositionFinder.Finding> findings = finder.find(topicIds);
        TributaryException fault = null;
        for (PositionFinder.Finding finding : findings.values()) {
            if (!(finding instanceof PositionFinder.Untold untold) || isOfThisPartition(untold.fault())) {
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
        return fault.code() == FaultCode.TRANSACTION_PENDING || fault.code() == FaultCode.UNREADABLE_LEDGER;
    }

    /** What a source partition holds: the first offset that is there, and the one after the last. */
    private record Extent(long begin, long end) {}

    /** Of all partitions at once; where that fails, of each, so that one without a leader holds back only itself. */
    private static Map<OwnedPartition, Extent> extents(
            List<OwnedPartition> due, Consumer<byte[], byte[]> source, LaneContext context) {
        try {
            return context.atCluster(() -> extents(due, source, PATIENCE));
        } catch (SiteClusterException e) {
            if (due.size() == 1) {
                throw e;
            }
        }
        Map<OwnedPartition, Extent> extents = new HashMap<>();
        SiteClusterException fault = null;
        for (OwnedPartition one : due) {
            try {
                extents.putAll(context.atCluster(() -> extents(List.of(one), source, SINGLE_PATIENCE)));
            } catch (SiteClusterException e) {
                fault = e;
                hold(one, one.source() + " does not answer: " + e.getMessage());
            }
        }
        if (extents.isEmpty() && fault != null) {
            throw fault;
        }
        return extents;
    }

    private static Map<OwnedPartition, Extent> extents(
            List<OwnedPartition> of, Consumer<byte[], byte[]> source, Duration patience) {
        List<TopicPartition> partitions =
                of.stream().map(OwnedPartition::source).toList();
        Map<TopicPartition, Long> begins = source.beginningOffsets(partitions, patience);
        Map<TopicPartition, Long> ends = source.endOffsets(partitions, patience);
        Map<OwnedPartition, Extent> extents = new HashMap<>();
        for (OwnedPartition one : of) {
            long begin = begins.getOrDefault(one.source(), 0L);
            extents.put(one, new Extent(begin, ends.getOrDefault(one.source(), begin)));
        }
        return extents;
    }

    private static List<OwnedPartition> due(OwnedPartitions owned) {
        long now = System.nanoTime();
        List<OwnedPartition> due = new ArrayList<>();
        for (OwnedPartition one : owned.all()) {
            if (one.state() instanceof PartitionState.Locating locating && now - locating.notBeforeNanos() >= 0) {
                due.add(one);
            } else if (one.state() instanceof PartitionState.Held held && now - held.notBeforeNanos() >= 0) {
                due.add(one);
            }
        }
        return due;
    }

    private static void locate(OwnedPartition one, Extent extent, PositionFinder.Finding finding, LaneContext context) {
        if (one.topic().targetPartition(one.source().partition()) < 0) {
            hold(one, one.topic().withoutCounterpart(one.source().partition()));
        } else if (finding instanceof PositionFinder.Place place) {
            resume(one, place, extent, context);
        } else if (finding instanceof PositionFinder.Untold untold) {
            putOff(one, untold.fault());
        } else if (finding instanceof PositionFinder.NeverMirrored) {
            one.mirrorFrom(one.newDraft(extent.begin()), extent.begin());
        }
    }

    private static void putOff(OwnedPartition one, TributaryException fault) {
        if (fault.code() == FaultCode.TRANSACTION_PENDING) {
            one.locateAgain(System.nanoTime() + PENDING_AGAIN.toNanos());
        } else if (fault.code() == FaultCode.UNREADABLE_LEDGER) {
            hold(one, one.ledger() + ": " + fault.getMessage());
        } else {
            // Perhaps only this ledger partition has no leader; the others go on.
            hold(one, one.ledger() + " cannot be read: " + fault.getMessage());
        }
    }

    private static void resume(OwnedPartition one, PositionFinder.Place place, Extent extent, LaneContext context) {
        if (place.next() > extent.end()) {
            hold(
                    one,
                    one.source() + " ends at " + extent.end() + " but was mirrored up to " + place.next()
                            + ": the source lost records that the province has, and new ones would take their offsets."
                            + " Restore the source's log, or delete and create the topic anew, so that it has another"
                            + " id");
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
        one.mirrorFrom(draft, place.next());
    }

    private static void hold(OwnedPartition one, String reason) {
        if (!(one.state() instanceof PartitionState.Held held) || !held.reason().equals(reason)) {
            LOG.error("Held: {}", reason);
        }
        one.hold(reason, System.nanoTime() + HELD_AGAIN.toNanos());
    }

    @Override
    public void close() {
        finder.close();
    }
}
