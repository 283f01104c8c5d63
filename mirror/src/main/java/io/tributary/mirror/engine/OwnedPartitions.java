package io.tributary.mirror.engine;

import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of one stream that this instance was given.
 *
 * <p><b>Threading:</b> confined to the lane's thread.
 */
final class OwnedPartitions {

    /** What a position takes in the group's log beside the names of group and topic, rounded up. */
    private static final int POSITION_BYTES = 120;

    private final LaneContext context;
    /** By source partition. */
    private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
    /** All in which something is decided and not committed, beside some in which nothing is any more. */
    private final Set<OwnedPartition> touched = new LinkedHashSet<>();
    /** All that are not mirrored: their place is looked for, or they wait. */
    private final Set<OwnedPartition> unserved = new LinkedHashSet<>();

    private final TopicWorks works;
    /** What was followed last; absent before anything was. */
    private @Nullable StreamShare share;
    /** Whether the reader may have to read other partitions, or from other places, than at the last look. */
    private boolean assignmentIsStale = true;

    OwnedPartitions(LaneContext context) {
        this.context = context;
        this.works = new TopicWorks(context, System::nanoTime);
    }

    /** Whether something is not as it was when it was followed last, another stream has let go, or a contract may open now. */
    boolean isStale(Tenure tenure, TopicPlan plan) {
        StreamShare followed = share;
        if (followed == null || works.isDue() || !followed.isTheSameIn(tenure)) {
            return true;
        }
        // With ten thousand grants, those of another epoch are compared once and not in every cycle.
        share = followed.in(tenure);
        return followed.isStale(context, plan);
    }

    /**
     * Drops what is not granted or planned any more, takes up what is new, and puts what stays under the contracts of the
     * plan. A topic whose contract cannot be opened is held, and not kept hold of. No transaction is open.
     */
    void follow(Tenure tenure, TopicPlan plan) {
        StreamShare followed = StreamShare.take(context, tenure, plan);
        works.follow(followed.taken().values());
        Map<TopicPartition, OwnedPartition> kept = new HashMap<>();
        followed.taken().forEach((ledger, topic) -> {
            TopicWork work = works.of(topic);
            if (work != null) {
                OwnedPartition one = owned(work, ledger, tenure.grant(ledger).orElseThrow());
                kept.put(one.source(), one);
            }
        });
        context.custody()
                .keep(
                        context.stream(),
                        kept.values().stream().map(OwnedPartition::ledger).collect(Collectors.toSet()));
        // Out of the group is not the same as owning nothing: where the partitions stand is still worth knowing.
        if (tenure.fencedMetadata().isPresent()) {
            forgetOthers(plan, tenure);
        }
        tellOfUnopened(followed);
        owned.clear();
        owned.putAll(kept);
        touched.clear();
        unserved.clear();
        kept.values().forEach(this::changed);
        assignmentIsStale = true;
        kept.values()
                .forEach(one -> one.tally().decidedUnder(one.topic().contract().stamp()));
        share = followed;
    }

    private OwnedPartition owned(TopicWork work, TopicPartition ledger, long grant) {
        SourceTopic topic = work.topic();
        OwnedPartition known = owned.get(new TopicPartition(topic.topic(), ledger.partition()));
        TopicTally tally = context.tally(topic.topic());
        if (known == null || known.grant() != grant || !known.topic().hasSameRecordsAs(topic)) {
            return new OwnedPartition(context.site(), work, ledger, grant, tally, this::changed);
        }
        return known.topic().equals(topic) && known.tally() == tally ? known : known.under(work, tally);
    }

    private void tellOfUnopened(StreamShare followed) {
        followed.taken().forEach((ledger, topic) -> {
            String fault = works.fault(topic);
            if (fault != null) {
                context.tally(topic.topic()).held(ledger.partition(), fault);
            }
        });
    }

    private void forgetOthers(TopicPlan plan, Tenure tenure) {
        for (SourceTopic topic : plan.ready().values()) {
            if (StreamShare.isOfLane(context.stream(), topic)) {
                context.tally(topic.topic())
                        // A topic that was made anew may have fewer partitions than its ledger.
                        .retain(partition -> partition < topic.partitions()
                                && tenure.grant(new TopicPartition(topic.ledgerTopic(), partition))
                                        .isPresent());
            }
        }
    }

    Collection<OwnedPartition> all() {
        return owned.values();
    }

    /** What is not mirrored of them. */
    Collection<OwnedPartition> unserved() {
        return List.copyOf(unserved);
    }

    Optional<OwnedPartition> bySource(TopicPartition source) {
        return Optional.ofNullable(owned.get(source));
    }

    /** The partition, of which something is about to be decided. */
    Optional<OwnedPartition> taking(TopicPartition source) {
        Optional<OwnedPartition> taking = bySource(source);
        taking.ifPresent(touched::add);
        return taking;
    }

    private void changed(OwnedPartition one) {
        assignmentIsStale = true;
        if (one.state() instanceof PartitionState.Mirroring) {
            unserved.remove(one);
            touched.add(one);
        } else {
            unserved.add(one);
        }
    }

    List<OwnedPartition> touched() {
        touched.removeIf(one -> !one.isTouched());
        return List.copyOf(touched);
    }

    boolean isAnyTouched() {
        touched.removeIf(one -> !one.isTouched());
        return !touched.isEmpty();
    }

    int longestDraft() {
        int longest = 0;
        for (OwnedPartition one : touched) {
            if (one.state() instanceof PartitionState.Mirroring mirroring) {
                longest = Math.max(longest, mirroring.draft().runCount());
            }
        }
        return longest;
    }

    /** What the positions of the open transaction will take in the group's log, at most. */
    long positionBytes() {
        int group = LedgerTopics.group(context.site()).length();
        long bytes = 0;
        for (OwnedPartition one : touched) {
            if (one.isTouched()) {
                bytes += POSITION_BYTES + group + one.ledger().topic().length();
            }
        }
        return bytes;
    }

    /** Makes the reader read exactly the partitions that are mirrored, each from its place. */
    void assign(SourceReader source) {
        if (!assignmentIsStale) {
            return;
        }
        assignmentIsStale = false;
        Set<TopicPartition> wanted = new HashSet<>();
        owned.forEach((partition, one) -> {
            if (one.state() instanceof PartitionState.Mirroring) {
                wanted.add(partition);
            }
        });
        if (!wanted.equals(source.assignment())) {
            source.assign(wanted);
        }
        for (TopicPartition partition : wanted) {
            bySource(partition)
                    .flatMap(OwnedPartition::mirroring)
                    .filter(PartitionState.Mirroring::takePositioning)
                    .ifPresent(mirroring -> source.seek(partition, mirroring.position()));
        }
    }

    /** Whether the reader knows of nothing more that waits in any partition. */
    boolean isCaughtUp(SourceReader source) {
        for (TopicPartition partition : source.assignment()) {
            if (source.currentLag(partition).orElse(0) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Those that are mirrored in transactions of their own for now. */
    List<OwnedPartition> onTrial() {
        return owned.values().stream()
                .filter(one -> one.refusals().isOnTrial() && one.state() instanceof PartitionState.Mirroring)
                .toList();
    }

    /** Those that take nothing more until what they took is committed; where they took nothing, they wait already. */
    Set<TopicPartition> interrupted() {
        Set<TopicPartition> interrupted = new HashSet<>();
        for (OwnedPartition one : touched) {
            if (one.state() instanceof PartitionState.Mirroring mirroring && mirroring.interruption() != null) {
                interrupted.add(one.source());
            }
        }
        return interrupted;
    }

    boolean isAnyMirroring() {
        return owned.values().stream().anyMatch(one -> one.state() instanceof PartitionState.Mirroring);
    }

    /** Those that a reader cannot go on with, as its failure says; none where it does not. */
    List<OwnedPartition> unreadable(KafkaException failure) {
        ReaderFailure named = new ReaderFailure(failure);
        return owned.values().stream()
                .filter(one -> one.state() instanceof PartitionState.Mirroring && named.names(one.source()))
                .toList();
    }

    /** Where the source has other records before these offsets than those that were mirrored. */
    void truncated(Map<TopicPartition, Long> mirrored) {
        mirrored.forEach(
                (source, next) -> bySource(source).ifPresent(one -> one.truncated(Truncation.rewritten(one, next))));
    }

    void locateAgain(TopicPartition source) {
        bySource(source).ifPresent(one -> one.locateAgain(System.nanoTime()));
    }

    void locateAllAgain() {
        long now = System.nanoTime();
        for (OwnedPartition one : owned.values()) {
            if (one.state() instanceof PartitionState.Mirroring) {
                one.locateAgain(now);
            }
        }
    }
}
