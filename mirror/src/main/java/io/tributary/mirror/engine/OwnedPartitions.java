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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of one stream that this instance was given.
 *
 * <p><b>Threading:</b> confined to the lane's thread.
 */
final class OwnedPartitions {

    /** What a position takes in the group's log beside the names of group and topic, rounded up. */
    private static final int POSITION_BYTES = 120;

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
        return isOther(tenure)
                || plan != followedPlan
                || context.settings().streams() != followedStreams
                || awaited.stream().anyMatch(context.custody()::isFree);
    }

    private boolean isOther(Tenure tenure) {
        Tenure before = followedTenure;
        if (tenure == before) {
            return false;
        }
        boolean isSame = before != null
                && tenure.fencedMetadata().isPresent()
                        == before.fencedMetadata().isPresent()
                && tenure.grants().equals(before.grants());
        if (isSame) {
            // Another epoch of the group; with ten thousand grants they are compared once and not in every cycle.
            followedTenure = tenure;
        }
        return !isSame;
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
                (name, known) -> known != null && known.topic().equals(topic)
                        ? known
                        : TopicWork.open(context.site(), topic, context.timestamps(), context.clock()));
    }

    private void forgetOthers(TopicPlan plan, Tenure tenure) {
        for (SourceTopic topic : plan.ready().values()) {
            if (isOfLane(topic)) {
                context.tally(topic.topic())
                        // A topic that was made anew may have fewer partitions than its ledger.
                        .retain(partition -> partition < topic.partitions()
                                && tenure.grant(new TopicPartition(topic.ledgerTopic(), partition))
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

    /** What the positions of the open transaction will take in the group's log, at most. */
    long positionBytes() {
        int group = LedgerTopics.group(context.site()).length();
        long bytes = 0;
        for (OwnedPartition one : owned.values()) {
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

    /** Those that take nothing more until what they took is committed. */
    Set<TopicPartition> interrupted() {
        Set<TopicPartition> interrupted = new HashSet<>();
        owned.forEach((source, one) -> {
            if (one.state() instanceof PartitionState.Mirroring mirroring && mirroring.interruption() != null) {
                interrupted.add(source);
            }
        });
        return interrupted;
    }

    boolean isAnyMirroring() {
        return owned.values().stream().anyMatch(one -> one.state() instanceof PartitionState.Mirroring);
    }

    /** Those that a reader cannot go on with, as its failure says; none where it does not. */
    List<OwnedPartition> unreadable(KafkaException failure) {
        return owned.values().stream()
                .filter(one -> one.state() instanceof PartitionState.Mirroring && isNamedBy(failure, one.source()))
                .toList();
    }

    private static boolean isNamedBy(KafkaException failure, TopicPartition partition) {
        if (failure instanceof TopicAuthorizationException denied) {
            return denied.unauthorizedTopics().contains(partition.topic());
        }
        // Of a damaged batch, Kafka's reader names the partition in words only.
        String words = failure.getMessage();
        return words != null && !(failure instanceof RetriableException) && isNamedIn(words, partition.toString());
    }

    /** Whether it stands there as a whole: {@code a-1} is not named by {@code a-10}, nor by {@code b.a-1}. */
    private static boolean isNamedIn(String words, String partition) {
        int at = words.indexOf(partition);
        while (at >= 0) {
            int end = at + partition.length();
            boolean isStart = at == 0 || !isOfTopicName(words.charAt(at - 1));
            boolean isEnd = end == words.length() || !Character.isDigit(words.charAt(end));
            if (isStart && isEnd) {
                return true;
            }
            at = words.indexOf(partition, end);
        }
        return false;
    }

    private static boolean isOfTopicName(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '.' || letter == '_' || letter == '-';
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

    /** Tells the tallies, at most twice a second, where the partitions stand. */
    void report(SourceReader source) {
        if (System.nanoTime() - reportedNanos < REPORT_EVERY_NANOS) {
            return;
        }
        reportedNanos = System.nanoTime();
        owned.values().forEach(one -> report(one, source));
    }

    private static void report(OwnedPartition one, SourceReader source) {
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
