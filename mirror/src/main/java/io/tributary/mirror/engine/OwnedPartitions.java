package io.tributary.mirror.engine;

import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of one stream that this instance was given.
 *
 * <p><b>Threading:</b> confined to the lane's thread.
 */
final class OwnedPartitions {

    private static final long REPORT_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final LaneContext context;
    /** By source partition. */
    private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();

    /** Ledger partitions that are this stream's by plan, and that another one has not let go of yet. */
    private final Set<TopicPartition> awaited = new HashSet<>();

    private @Nullable Tenure followedTenure;
    private @Nullable TopicPlan followedPlan;
    private int followedStreams;
    /** By source topic; what is planned of it now. */
    private final Map<String, TopicWork> works = new HashMap<>();
    /** Whether the reader may have to read other partitions, or from other places, than at the last look. */
    private boolean assignmentIsStale = true;

    private long reportedNanos = System.nanoTime() - REPORT_EVERY_NANOS;

    OwnedPartitions(LaneContext context) {
        this.context = context;
    }

    /** Whether something is not as it was when it was followed last, or another stream has let go. */
    boolean isStale(Tenure tenure, TopicPlan plan) {
        return tenure != followedTenure
                        && (followedTenure == null || !tenure.grants().equals(followedTenure.grants()))
                || plan != followedPlan
                || context.settings().streams() != followedStreams
                || awaited.stream().anyMatch(context.custody()::isFree);
    }

    /**
     * Drops what is not granted or planned any more, takes up what is new, and puts what stays under the contracts of the
     * plan. No transaction is open.
     */
    void follow(Tenure tenure, TopicPlan plan) {
        Map<TopicPartition, OwnedPartition> kept = new HashMap<>();
        int streams = context.settings().streams();
        awaited.clear();
        tenure.grants().forEach((ledger, grant) -> {
            SourceTopic topic = plan.ready().get(LedgerTopics.sourceTopic(context.site(), ledger.topic()));
            if (topic == null || !isOfStream(topic, ledger.partition(), streams)) {
                return;
            }
            if (context.custody().take(ledger, context.stream())) {
                OwnedPartition one = owned(topic, ledger, grant);
                kept.put(one.source(), one);
            } else {
                awaited.add(ledger);
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
        owned.clear();
        owned.putAll(kept);
        assignmentIsStale = true;
        works.values()
                .retainAll(kept.values().stream().map(OwnedPartition::work).collect(Collectors.toSet()));
        kept.values()
                .forEach(one -> one.tally().decidedUnder(one.topic().contract().stamp()));
        followedTenure = tenure;
        followedPlan = plan;
        followedStreams = streams;
    }

    private OwnedPartition owned(SourceTopic topic, TopicPartition ledger, long grant) {
        OwnedPartition known = owned.get(new TopicPartition(topic.topic(), ledger.partition()));
        TopicTally tally = context.tally(topic.topic());
        if (known == null || known.grant() != grant || !known.topic().hasSameRecordsAs(topic)) {
            return new OwnedPartition(
                    context.site(), work(topic), ledger, grant, tally, () -> assignmentIsStale = true);
        }
        return known.topic().equals(topic) && known.tally() == tally ? known : known.under(work(topic), tally);
    }

    private TopicWork work(SourceTopic topic) {
        return works.compute(
                topic.topic(),
                (name, known) ->
                        known != null && known.topic().equals(topic) ? known : TopicWork.open(context.site(), topic));
    }

    private void forgetOthers(TopicPlan plan, Tenure tenure) {
        for (SourceTopic topic : plan.ready().values()) {
            if (isOfLane(topic)) {
                context.tally(topic.topic())
                        .retain(partition -> tenure.grant(new TopicPartition(topic.ledgerTopic(), partition))
                                .isPresent());
            }
        }
    }

    private boolean isOfLane(SourceTopic topic) {
        return topic.contract().definition().lane().equals(context.stream().lane());
    }

    private boolean isOfStream(SourceTopic topic, int partition, int streams) {
        return isOfLane(topic)
                && partition < topic.partitions()
                && StreamId.of(
                                context.stream().lane(),
                                topic.contract().definition().target().delivery(),
                                topic.topic(),
                                partition,
                                streams)
                        .equals(context.stream());
    }

    Collection<OwnedPartition> all() {
        return owned.values();
    }

    Optional<OwnedPartition> bySource(TopicPartition source) {
        return Optional.ofNullable(owned.get(source));
    }

    List<OwnedPartition> touched() {
        return owned.values().stream().filter(OwnedPartition::isTouched).toList();
    }

    boolean isAnyTouched() {
        for (OwnedPartition one : owned.values()) {
            if (one.isTouched()) {
                return true;
            }
        }
        return false;
    }

    int longestDraft() {
        int longest = 0;
        for (OwnedPartition one : owned.values()) {
            if (one.state() instanceof PartitionState.Mirroring mirroring) {
                longest = Math.max(longest, mirroring.draft().runCount());
            }
        }
        return longest;
    }

    /** Makes the reader read exactly the partitions that are mirrored, each from its place. */
    void assign(Consumer<byte[], byte[]> source) {
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
                    .ifPresent(mirroring ->
                            source.seek(partition, mirroring.draft().next()));
        }
    }

    /** Whether the reader knows of nothing more that waits in any partition. */
    boolean isCaughtUp(Consumer<byte[], byte[]> source) {
        for (TopicPartition partition : source.assignment()) {
            if (source.currentLag(partition).orElse(0) > 0) {
                return false;
            }
        }
        return true;
    }

    /** One whose trial may begin now. */
    Optional<OwnedPartition> onTrial(long nowNanos) {
        for (OwnedPartition one : owned.values()) {
            if (one.refusals().isDue(nowNanos) && one.state() instanceof PartitionState.Mirroring) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    Set<TopicPartition> allOnTrial() {
        Set<TopicPartition> onTrial = new HashSet<>();
        owned.forEach((source, one) -> {
            if (one.refusals().isOnTrial() && one.state() instanceof PartitionState.Mirroring) {
                onTrial.add(source);
            }
        });
        return onTrial;
    }

    /** What was refused of the transaction that was just given up; true where something was. */
    boolean learn() {
        boolean learned = false;
        for (OwnedPartition one : owned.values()) {
            learned |= one.learn();
        }
        return learned;
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

    /** Tells the tallies, at most twice a second, where the partitions stand. */
    void report(Consumer<byte[], byte[]> source) {
        if (System.nanoTime() - reportedNanos < REPORT_EVERY_NANOS) {
            return;
        }
        reportedNanos = System.nanoTime();
        owned.values().forEach(one -> report(one, source));
    }

    private static void report(OwnedPartition one, Consumer<byte[], byte[]> source) {
        int partition = one.source().partition();
        if (one.state() instanceof PartitionState.Mirroring mirroring) {
            OptionalLong lag =
                    source.assignment().contains(one.source()) ? source.currentLag(one.source()) : OptionalLong.empty();
            long next = mirroring.committed();
            long end = Math.max(next, mirroring.draft().next() + lag.orElse(0));
            one.tally().stands(partition, new TopicTally.Standing(next, end, one.lastTimestampMillis(), null));
        } else if (one.state() instanceof PartitionState.Held held) {
            one.tally().held(partition, held.reason());
        }
    }
}
