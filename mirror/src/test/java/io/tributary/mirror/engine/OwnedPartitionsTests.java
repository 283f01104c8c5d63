package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.flow.ValueSource;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.headroom.HeadroomSettings;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.mirror.lane.SpentTime;
import io.tributary.mirror.lifecycle.StopSignal;
import io.tributary.mirror.pressure.InFlight;
import io.tributary.mirror.pressure.UpstreamGuard;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class OwnedPartitionsTests {

    private static final SiteCode SITE = SiteCode.of("330100");
    private static final StreamId NORMAL = new StreamId(LaneName.NORMAL, Delivery.EXACTLY_ONCE, 0);
    private static final LaneSettings ONE_STREAM = new LaneSettings(Duration.ofSeconds(1), 1_000, 1 << 20, 1);
    private static final String TOPIC = "ods.air";
    private static final String LEDGER_TOPIC = LedgerTopics.topic(SITE, TOPIC);
    private static final TopicPartition LEDGER = new TopicPartition(LEDGER_TOPIC, 0);
    private static final Tenure MEMBER = new Tenure(null, Map.of(LEDGER, 1L));
    private static final TopicPlan NOTHING = new TopicPlan(Map.of(), List.of());

    private final Custody custody = new Custody();
    private final Map<String, TopicTally> tallies = new HashMap<>();
    private final OwnedPartitions normal = new OwnedPartitions(lane(LaneName.NORMAL));
    private final OwnedPartitions bulk = new OwnedPartitions(lane(LaneName.BULK));

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

    private static void decideOne(OwnedPartitions lane) {
        OwnedPartition one = lane.all().iterator().next();
        one.mirrorFrom(one.newDraft(0), 0);
        one.mirroring().orElseThrow().draft().add(0, Outcome.Filtered.INSTANCE, 0);
        assertThat(lane.isAnyTouched()).isTrue();
    }

    private static TopicPlan plan(String flow, LaneName lane) {
        SourceTopic topic =
                new SourceTopic(new Flow(flow, lane), TOPIC, "", 1, LEDGER_TOPIC, "std.air", TOPIC + ".dead", 1 << 20);
        return new TopicPlan(Map.of(TOPIC, topic), List.of());
    }

    private LaneContext lane(LaneName lane) {
        ClientProperties nowhere =
                new ClientProperties(Map.of("bootstrap.servers", "localhost:1"), Map.of(), Map.of(), Map.of());
        MirrorSettings settings = new MirrorSettings(
                SITE,
                "a",
                nowhere,
                nowhere,
                Map.of(),
                LinkSettings.UNKNOWN,
                ZoneOffset.UTC,
                1_000,
                1 << 20,
                TimestampBounds.DEFAULT,
                false,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                (short) -1,
                HeadroomSettings.DEFAULT);
        EngineClients clients = new EngineClients(settings);
        return new LaneContext(
                SITE,
                new StreamId(lane, Delivery.EXACTLY_ONCE, 0),
                new Lane(
                        lane,
                        ONE_STREAM,
                        InFlight.bounded(1_000, 1 << 20),
                        new SiteLink(LinkSettings.UNKNOWN, System::nanoTime)),
                new Membership(clients, settings),
                () -> true,
                () -> NOTHING,
                () -> {},
                custody,
                topic -> tallies.computeIfAbsent(topic, unseen -> new TopicTally(Clock.systemUTC())),
                MirrorObserver.NONE,
                Clock.systemUTC(),
                ZoneOffset.UTC,
                new StopSignal(),
                "the cluster",
                new UpstreamGuard(CircuitBreaker.ofDefaults("upstream"), "the upstream"),
                new LaneFaults(),
                clients.headroomWatch(Clock.systemUTC()),
                new SpentTime(System::nanoTime),
                1 << 20,
                TimestampBounds.DEFAULT);
    }

    private record Flow(String name, LaneName lane) implements Contract {

        @Override
        public FlowDefinition definition() {
            FieldRule all = new FieldRule("all", new ValueSource.Path("$"), Set.of(), List.of(), null, null);
            return new FlowDefinition(
                    FlowName.of(name),
                    "",
                    lane,
                    Set.of(),
                    new SourceDefinition(
                            new TopicSelector.Named(TOPIC), JsonLayout.PLAIN, StandardCharsets.UTF_8, null),
                    new StandardDefinition(SchemaReference.parse("any@1"), List.of(all), null, null, null),
                    TargetDefinition.of("std.air", Delivery.EXACTLY_ONCE));
        }

        @Override
        public ContractStamp stamp() {
            return new ContractStamp(FlowName.of(name), "1", "any@1", null, "000000000000");
        }

        @Override
        public Standardizer open() {
            return record -> Outcome.Filtered.INSTANCE;
        }
    }
}
