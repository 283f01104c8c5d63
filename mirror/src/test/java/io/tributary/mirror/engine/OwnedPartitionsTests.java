package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OwnedPartitionsTests {

    private static final StreamId NORMAL = new StreamId(LaneName.NORMAL, Delivery.EXACTLY_ONCE, 0);
    private static final String TOPIC = "ods.air";
    private static final String LEDGER_TOPIC = LedgerTopics.topic(StreamFixture.SITE, TOPIC);
    private static final TopicPartition LEDGER = new TopicPartition(LEDGER_TOPIC, 0);
    private static final ConsumerGroupMetadata NAME = new MockConsumer<>("none").groupMetadata();
    private static final Tenure MEMBER = new Tenure(null, Map.of(LEDGER, 1L));
    private static final TopicPlan NOTHING = new TopicPlan(Map.of(), List.of());

    private final StreamFixture stream = new StreamFixture();
    private final Custody custody = stream.custody;
    private final Map<String, TopicTally> tallies = stream.tallies;
    private final OwnedPartitions normal = new OwnedPartitions(stream.lane(LaneName.NORMAL));
    private final OwnedPartitions bulk = new OwnedPartitions(stream.lane(LaneName.BULK));

    @Test
    void laneTakesNothingThatAnotherLaneHasNotSettled() {
        // Given: a decision of the old lane that is not committed
        TopicPlan changed = plan("air", LaneName.BULK);
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        decideOne(normal);

        // When: the new lane is faster
        bulk.follow(MEMBER, changed);

        // Then
        assertThat(bulk.all()).isEmpty();
        assertThat(bulk.isStale(MEMBER, changed)).isFalse();
        assertThat(custody.topics()).containsExactly(LEDGER_TOPIC);

        // When: the old one has settled and follows
        normal.follow(MEMBER, changed);

        // Then
        assertThat(normal.all()).isEmpty();
        assertThat(bulk.isStale(MEMBER, changed)).isTrue();
        bulk.follow(MEMBER, changed);
        assertThat(bulk.all())
                .singleElement()
                .satisfies(taken -> assertThat(taken.state()).isInstanceOf(PartitionState.Locating.class));
    }

    @Test
    void laneThatComesBackBeforeTheOtherFollowedKeepsWhatItHas() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        bulk.follow(MEMBER, plan("air", LaneName.BULK));

        TopicPlan back = plan("air", LaneName.NORMAL);
        normal.follow(MEMBER, back);
        bulk.follow(MEMBER, back);

        assertThat(normal.all()).hasSize(1);
        assertThat(bulk.all()).isEmpty();
        assertThat(bulk.isStale(MEMBER, back)).isFalse();
    }

    @Test
    void sessionAfterOneThatFailedHoldsNothingOfIt() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        assertThat(custody.isHolder(NORMAL)).isTrue();

        custody.keep(NORMAL, Set.of());

        assertThat(custody.isHolder(NORMAL)).isFalse();
        bulk.follow(MEMBER, plan("air", LaneName.BULK));
        assertThat(bulk.all()).hasSize(1);
    }

    @Test
    void removedTopicStaysSubscribedUntilItsLaneHasSettled() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        assertThat(custody.topics()).containsExactly(LEDGER_TOPIC);

        normal.follow(MEMBER, NOTHING);

        assertThat(custody.topics()).isEmpty();
    }

    @Test
    void partitionThatWasGivenAgainIsLocatedAgain() {
        TopicPlan plan = plan("air", LaneName.NORMAL);
        normal.follow(MEMBER, plan);
        decideOne(normal);

        normal.follow(new Tenure(null, Map.of(LEDGER, 2L)), plan);

        assertThat(normal.isAnyTouched()).isFalse();
        assertThat(normal.all())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isInstanceOf(PartitionState.Locating.class));
    }

    @Test
    void topicThatPassesToAnotherFlowIsCountedForThatOne() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        TopicTally ofTheFirst = tallies.remove(TOPIC);

        normal.follow(MEMBER, plan("air-2", LaneName.NORMAL));

        assertThat(normal.all())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.tally()).isNotSameAs(ofTheFirst).isSameAs(tallies.get(TOPIC)));
    }

    @Test
    void tenureInAnotherNameThatGrantsTheSameIsNothingNew() {
        TopicPlan plan = plan("air", LaneName.NORMAL);
        normal.follow(MEMBER, plan);

        assertThat(normal.isStale(new Tenure(null, Map.of(LEDGER, 1L)), plan)).isFalse();
        assertThat(normal.isStale(MEMBER, plan)).isFalse();

        // When: the partition went away and came back
        Tenure given = new Tenure(null, Map.of(LEDGER, 2L));

        // Then: until it is followed
        assertThat(normal.isStale(given, plan)).isTrue();
        assertThat(normal.isStale(given, plan)).isTrue();
        normal.follow(given, plan);
        assertThat(normal.isStale(given, plan)).isFalse();
        assertThat(normal.isStale(MEMBER, plan)).isTrue();
    }

    @Test
    void onlyPositionsThatWillBeWrittenTakeRoom() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        assertThat(normal.positionBytes()).isZero();

        decideOne(normal);

        // A position of Kafka's own is some 60 bytes, with the topic's id in its metadata, beside the two names.
        assertThat(normal.positionBytes())
                .isBetween(
                        60L
                                + LEDGER_TOPIC.length()
                                + LedgerTopics.group(StreamFixture.SITE).length(),
                        200L);
    }

    @Test
    void whatIsNotMirroredIsToldApartUntilItIsGivenAway() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        OwnedPartition one = normal.all().iterator().next();
        assertThat(normal.unserved()).containsExactly(one);

        one.mirrorFrom(one.newDraft(0), 0, Optional.empty());
        assertThat(normal.unserved()).isEmpty();

        one.hold("nobody answers", System.nanoTime());
        assertThat(normal.unserved()).containsExactly(one);

        normal.follow(MEMBER, NOTHING);
        assertThat(normal.unserved()).isEmpty();
    }

    @Test
    void partitionIsTouchedFromItsFirstDecisionUntilItsCommit() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        OwnedPartition one = normal.all().iterator().next();
        one.mirrorFrom(one.newDraft(5), 5, Optional.empty());
        assertThat(normal.isAnyTouched()).as("nothing is decided").isFalse();

        // When
        OwnedPartition taken = normal.taking(one.source()).orElseThrow();
        taken.mirroring().orElseThrow().draft().add(5, Outcome.Filtered.INSTANCE, 0);

        // Then
        assertThat(normal.touched()).containsExactly(one);
        one.committed(6);
        assertThat(normal.touched()).isEmpty();
        assertThat(normal.isAnyTouched()).isFalse();
    }

    @Test
    void placeWithOffsetsThatAreLostIsTouchedBeforeAnythingIsRead() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        OwnedPartition one = normal.all().iterator().next();
        LedgerEntryDraft draft = one.newDraft(0);
        draft.unexplained(3);

        one.mirrorFrom(draft, 0, Optional.empty());

        assertThat(normal.touched()).containsExactly(one);
    }

    @Test
    void readerIsToldWhenTheLastPartitionIsGivenAway() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        SourceReader reader = new SourceReader(consumer);
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        OwnedPartition one = normal.all().iterator().next();
        one.mirrorFrom(one.newDraft(0), 0, Optional.empty());
        normal.assign(reader);
        assertThat(consumer.assignment()).containsExactly(one.source());

        normal.follow(MEMBER, NOTHING);
        normal.assign(reader);

        assertThat(consumer.assignment()).isEmpty();
    }

    private static void decideOne(OwnedPartitions lane) {
        OwnedPartition one = lane.all().iterator().next();
        one.mirrorFrom(one.newDraft(0), 0, Optional.empty());
        one.mirroring().orElseThrow().draft().add(0, Outcome.Filtered.INSTANCE, 0);
        assertThat(lane.isAnyTouched()).isTrue();
    }

    private static TopicPlan plan(String flow, LaneName lane) {
        return StreamFixture.plan(StreamFixture.topic(flow, lane, TOPIC, "std.air", 1));
    }

    @Test
    void memberThatIsGivenNothingForgetsWhatIsAnothers() {
        TopicPlan plan = plan("air", LaneName.NORMAL);
        normal.follow(MEMBER, plan);
        normal.follow(Tenure.NONE, plan);
        TopicTally tally = stream.lane(LaneName.NORMAL).tally(TOPIC);
        tally.stands(0, new TopicTally.Standing(5, 9, 0, null));

        // When: it is in the group again, and another one has the partition
        Tenure withoutGrants = new Tenure(NAME, Map.of());
        assertThat(normal.isStale(withoutGrants, plan)).isTrue();
        normal.follow(withoutGrants, plan);

        // Then
        assertThat(tally.partitionNumbers()).isEmpty();
    }

    @Test
    void topicThatWasMadeAnewWithFewerPartitionsIsNotReportedWithTheOldOnes() {
        SourceTopic two = StreamFixture.topic("air", LaneName.NORMAL, TOPIC, "std.air", 2);
        Tenure member = new Tenure(NAME, StreamFixture.grants(two));
        normal.follow(member, StreamFixture.plan(two));
        TopicTally tally = stream.lane(LaneName.NORMAL).tally(TOPIC);
        tally.stands(0, new TopicTally.Standing(5, 9, 0, null));
        tally.stands(1, new TopicTally.Standing(5, 9, 0, null));

        normal.follow(member, plan("air", LaneName.NORMAL));

        assertThat(tally.partitionNumbers()).containsExactly(0);
    }

    @Test
    void entryUnderAnotherTargetSaysNothingOfWhereTheOneBeforeStands() {
        assertThat(previousTargetAfterChangeTo("std.air")).isEqualTo(new TargetRange(0, 41, 41));
        assertThat(previousTargetAfterChangeTo("std.air.v2")).isNull();
    }

    private @Nullable TargetRange previousTargetAfterChangeTo(String target) {
        OwnedPartitions owned =
                new StreamFixture().given(StreamFixture.topic("air", LaneName.NORMAL, TOPIC, "std.air", 1));
        decideOne(owned);
        OwnedPartition before = owned.all().iterator().next();
        before.sent().sent();
        before.sent().arrived(0, 41);
        before.committed(1);
        owned.follow(MEMBER, StreamFixture.plan(StreamFixture.topic("air", LaneName.NORMAL, TOPIC, target, 1)));
        OwnedPartition after = owned.all().iterator().next();
        LedgerEntryDraft draft = after.newDraft(1);
        draft.add(1, Outcome.Filtered.INSTANCE, 0);
        return draft.finish().previousTarget();
    }

    @Test
    void onlyWhatIsReadCanBeUnreadable() {
        OwnedPartitions owned = stream.mirroring(StreamFixture.topic("air", LaneName.NORMAL, "a", "std.a", 2));
        TopicPartition named = new TopicPartition("a", 1);
        KafkaException failure = new KafkaException("Record batch for partition a-1 at offset 7 is invalid");
        assertThat(owned.unreadable(failure)).extracting(OwnedPartition::source).containsExactly(named);

        owned.locateAgain(named);

        assertThat(owned.unreadable(failure)).isEmpty();
    }

    @Test
    void truncatedPartitionStaysHeldUnderAnotherContract() {
        normal.follow(MEMBER, plan("air", LaneName.NORMAL));
        normal.truncated(Map.of(new TopicPartition(TOPIC, 0), 1_000L));

        normal.follow(MEMBER, plan("air-2", LaneName.NORMAL));

        assertThat(normal.all()).singleElement().satisfies(one -> {
            assertThat(one.isTruncated()).isTrue();
            assertThat(one.state())
                    .isInstanceOfSatisfying(
                            PartitionState.Held.class,
                            held -> assertThat(held.reason())
                                    .contains("before offset 1000", "Restore the source's log", LEDGER.toString()));
        });
    }

    @Test
    void topicWhoseContractCannotBeOpenedIsHeldAloneAndNotKeptHoldOf() {
        // Given
        SourceTopic water = StreamFixture.topic("water", LaneName.NORMAL, "ods.water", "std.water", 2);
        SourceTopic air = StreamFixture.topic("air", LaneName.NORMAL, TOPIC, "std.air", 1);
        Tenure member = new Tenure(NAME, StreamFixture.grants(air, water));
        normal.follow(member, StreamFixture.plan(air, water));
        AtomicBoolean flawed = new AtomicBoolean(true);
        TopicPlan changed = StreamFixture.plan(FlawedContract.topic(air, flawed), water);

        // When
        normal.follow(member, changed);

        // Then
        assertThat(normal.all()).extracting(one -> one.topic().topic()).containsExactly("ods.water", "ods.water");
        assertThat(custody.isFree(LEDGER)).isTrue();
        assertThat(custody.isHolder(NORMAL)).isTrue();
        assertThat(tallies.get(TOPIC).partitions())
                .singleElement()
                .satisfies(one -> assertThat(one.heldBecause()).contains(TOPIC, "flow air", "no such cipher"));
        assertThat(normal.isStale(member, changed)).as("not tried at once").isFalse();

        // When
        flawed.set(false);
        normal.follow(member, changed);

        // Then
        assertThat(normal.all()).hasSize(3);
        assertThat(custody.isFree(LEDGER)).isFalse();
    }
}
