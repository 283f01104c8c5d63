package io.tributary.mirror.engine;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** A stream without clusters: its context, plans, and partitions that it was given. */
final class StreamFixture {

    static final SiteCode SITE = SiteCode.of("330100");

    private static final LaneSettings ONE_STREAM = new LaneSettings(Duration.ofSeconds(1), 1_000, 1 << 20, 1);
    private static final TopicPlan NOTHING = new TopicPlan(Map.of(), List.of());

    final Custody custody = new Custody();
    final Map<String, TopicTally> tallies = new HashMap<>();

    static SourceTopic topic(String flow, LaneName lane, String topic, String target, int partitions) {
        return new SourceTopic(
                new Flow(flow, lane, topic, target),
                topic,
                "",
                partitions,
                LedgerTopics.topic(SITE, topic),
                target,
                topic + ".dead",
                1 << 20);
    }

    static TopicPlan plan(SourceTopic... topics) {
        return new TopicPlan(
                List.of(topics).stream().collect(Collectors.toMap(SourceTopic::topic, topic -> topic)), List.of());
    }

    /** Grants of all partitions. */
    static Map<TopicPartition, Long> grants(SourceTopic... topics) {
        Map<TopicPartition, Long> grants = new HashMap<>();
        for (SourceTopic topic : topics) {
            IntStream.range(0, topic.partitions())
                    .forEach(partition -> grants.put(new TopicPartition(topic.ledgerTopic(), partition), 1L));
        }
        return grants;
    }

    /** All partitions of the topics, none of them located. */
    OwnedPartitions given(SourceTopic... topics) {
        OwnedPartitions owned = new OwnedPartitions(lane(LaneName.NORMAL));
        owned.follow(new Tenure(null, grants(topics)), plan(topics));
        return owned;
    }

    /** All partitions of the topics, mirrored from their first offset on. */
    OwnedPartitions mirroring(SourceTopic... topics) {
        OwnedPartitions owned = given(topics);
        owned.all().forEach(one -> one.mirrorFrom(one.newDraft(0), 0, Optional.empty()));
        return owned;
    }

    private static MirrorSettings settings() {
        ClientProperties nowhere =
                new ClientProperties(Map.of("bootstrap.servers", "localhost:1"), Map.of(), Map.of(), Map.of());
        return new MirrorSettings(
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
    }

    LaneContext lane(LaneName lane) {
        MirrorSettings settings = settings();
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
                TimestampBounds.DEFAULT);
    }

    private record Flow(String name, LaneName lane, String topic, String target) implements Contract {

        @Override
        public FlowDefinition definition() {
            FieldRule all = new FieldRule("all", new ValueSource.Path("$"), Set.of(), List.of(), null, null);
            return new FlowDefinition(
                    FlowName.of(name),
                    "",
                    lane,
                    Set.of(),
                    new SourceDefinition(
                            new TopicSelector.Named(topic), JsonLayout.PLAIN, StandardCharsets.UTF_8, null),
                    new StandardDefinition(SchemaReference.parse("any@1"), List.of(all), null, null, null),
                    TargetDefinition.of(target, Delivery.EXACTLY_ONCE));
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
