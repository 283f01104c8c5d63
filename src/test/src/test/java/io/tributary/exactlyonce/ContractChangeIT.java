package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.OffsetState;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.lane.LaneSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts are exchanged while records flow. */
class ContractChangeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 3;

    @TempDir
    static Path folder;

    static TwoClusters clusters;

    private final SeenVersions seen = new SeenVersions();
    private final SeenVersions seenByOther = new SeenVersions();

    @BeforeAll
    static void startClusters() {
        clusters = TwoClusters.start(folder);
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
    }

    @Test
    void eachRecordIsDecidedUnderOneVersionWhichItsHeadersAndItsLedgerEntryName() {
        clusters.city().createTopic("src.versions", PARTITIONS);
        try (Load load = Load.on(clusters, "src.versions", PARTITIONS);
                MirrorEngine gateway = clusters.gateway("a", seen, VersionedContract.of("versions", 1))) {
            seen.await("versions", 1);
            for (int version = 2; version <= 6; version++) {
                gateway.follow(List.of(VersionedContract.of("versions", version)));
                seen.await("versions", version);
            }
            awaitCaughtUp("src.versions", load.stop(), gateway);
        }
        assertThat(DecidedVersions.of(clusters, "src.versions", List.of("std.versions")))
                .contains(1, 2, 3, 4, 5, 6);
        assertExact("versions");
    }

    @Test
    void flowPassesFromLaneToLaneWithoutLossOrRepetition() {
        clusters.city().createTopic("src.lanes", PARTITIONS);
        List<LaneName> lanes = List.of(LaneName.BULK, LaneName.NORMAL, LaneName.URGENT, LaneName.NORMAL);
        try (Load load = Load.on(clusters, "src.lanes", PARTITIONS);
                MirrorEngine gateway = clusters.gateway("a", seen, VersionedContract.of("lanes", LaneName.NORMAL, 1))) {
            seen.await("lanes", 1);
            for (int i = 0; i < lanes.size(); i++) {
                gateway.follow(List.of(VersionedContract.of("lanes", lanes.get(i), i + 2)));
                seen.await("lanes", i + 2);
            }
            awaitCaughtUp("src.lanes", load.stop(), gateway);
        }
        assertThat(DecidedVersions.of(clusters, "src.lanes", List.of("std.lanes")))
                .contains(1, 2, 3, 4, 5);
        assertExact("lanes");
    }

    @Test
    void flowThatIsRemovedStopsAndGoesOnWhereItWasWhenItComesBackWithAnotherTarget() {
        clusters.city().createTopic("src.removed", PARTITIONS);
        clusters.city().createTopic("src.stays", PARTITIONS);
        Contract stays = VersionedContract.of("stays", 1);
        try (Load load = Load.on(clusters, "src.removed", PARTITIONS);
                Load beside = Load.on(clusters, "src.stays", PARTITIONS);
                MirrorEngine gateway = clusters.gateway("a", seen, stays, VersionedContract.of("removed", 1))) {
            seen.await("removed", 1);

            gateway.follow(List.of(stays));
            await().atMost(PATIENCE)
                    .until(() -> gateway.report().flows().stream()
                            .allMatch(flow -> flow.flow().value().equals("stays")));
            gateway.follow(List.of(stays, VersionedContract.of("removed", 2).to("std.removed-2")));
            seen.await("removed", 2);

            awaitCaughtUp("src.removed", load.stop(), gateway);
            awaitCaughtUp("src.stays", beside.stop(), gateway);
        }
        assertThat(DecidedVersions.of(clusters, "src.removed", List.of("std.removed", "std.removed-2")))
                .containsExactly(1, 2);
        assertExact("stays");
    }

    @Test
    void laneThatIsHeldBackInItsTransactionCommitsBeforeTheNextLaneReads() throws InterruptedException {
        clusters.city().createTopic("src.held", 1);
        clusters.city().createTopic("src.beside", 1);
        HaltingContract first = new HaltingContract(VersionedContract.of("held", LaneName.NORMAL, 1));
        publish("src.held", "M-0", "M-1", "HALT-2", "M-3");
        try (Load beside = Load.on(clusters, "src.beside", 1);
                MirrorEngine gateway =
                        clusters.gateway("a", seen, first, VersionedContract.of("beside", LaneName.BULK, 1))) {
            seen.await("beside", 1);
            first.halted().await();

            gateway.follow(List.of(
                    VersionedContract.of("held", LaneName.BULK, 2), VersionedContract.of("beside", LaneName.BULK, 2)));
            // The other flow shows that the lane has taken up the change, and looked for the places of what is its own.
            seen.await("beside", 2);
            first.goOn().countDown();

            publish("src.held", "M-4");
            awaitCaughtUp("src.held", 5, gateway);
            awaitCaughtUp("src.beside", beside.stop(), gateway);
            seen.await("held", 2);
        } finally {
            first.goOn().countDown();
        }
        assertThat(DecidedVersions.of(clusters, "src.held", List.of("std.held")))
                .containsExactly(1, 2);
        assertExact("held");
    }

    @Test
    void topicThatPassesToAnotherFlowInOneChangeGoesOnThereAndIsCountedThere() {
        clusters.city().createTopic("src.left", PARTITIONS);
        clusters.city().createTopic("src.right", PARTITIONS);
        try (Load load = Load.on(clusters, "src.left", PARTITIONS);
                Load beside = Load.on(clusters, "src.right", PARTITIONS);
                MirrorEngine gateway = clusters.gateway(
                        "a", seen, VersionedContract.of("left", 1), VersionedContract.of("right", 1))) {
            seen.await("left", 1);
            seen.await("right", 1);

            gateway.follow(List.of(
                    VersionedContract.of("left", 2).from("src.right"),
                    VersionedContract.of("right", 2).from("src.left")));
            seen.await("left", 2);
            seen.await("right", 2);

            awaitCaughtUp("src.left", load.stop(), gateway);
            awaitCaughtUp("src.right", beside.stop(), gateway);
            assertThat(gateway.report().flows())
                    .hasSize(2)
                    .allSatisfy(flow -> assertThat(flow.counts()).containsKey(OffsetState.MIRRORED));
        }
        assertThat(DecidedVersions.of(clusters, "src.left", List.of("std.left", "std.right")))
                .containsExactly(1, 2);
        assertThat(DecidedVersions.of(clusters, "src.right", List.of("std.left", "std.right")))
                .containsExactly(1, 2);
    }

    @Test
    void flowWhoseNewTopicIsNotThereYetGoesOnFromTheOldOneUntilItIs() {
        clusters.city().createTopic("src.moving", PARTITIONS);
        try (Load load = Load.on(clusters, "src.moving", PARTITIONS);
                MirrorEngine gateway = clusters.gateway("a", seen, VersionedContract.of("moving", 1))) {
            seen.await("moving", 1);

            gateway.follow(List.of(VersionedContract.of("moving", 2).from("src.moved")));
            await().atMost(PATIENCE).until(() -> isWaitingFor("src.moved", gateway));
            awaitCaughtUp("src.moving", load.stop(), gateway);

            clusters.city().createTopic("src.moved", PARTITIONS);
            clusters.publish("src.moved", PARTITIONS, 0, 30);
            seen.await("moving", 2);
            awaitCaughtUp("src.moved", 30, gateway);
        }
        assertThat(DecidedVersions.of(clusters, "src.moving", List.of("std.moving")))
                .containsExactly(1);
        assertThat(DecidedVersions.of(clusters, "src.moved", List.of("std.moving")))
                .containsExactly(2);
    }

    @Test
    void numberOfStreamsMayChangeWhileRecordsFlow() {
        clusters.city().createTopic("src.streams", PARTITIONS);
        try (Load load = Load.on(clusters, "src.streams", PARTITIONS);
                MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("streams"))) {
            for (int streams : List.of(3, 1, 2)) {
                long more = clusters.decided("src.streams", gateway) + 500;
                gateway.change(LaneName.NORMAL, new LaneSettings(Duration.ofMillis(200), 5_000, 4 << 20, streams));
                await().atMost(PATIENCE).until(() -> clusters.decided("src.streams", gateway) > more);
            }
            awaitCaughtUp("src.streams", load.stop(), gateway);
        }
        assertExact("streams");
    }

    @Test
    void flowWhoseNewContractCannotBeOpenedWaitsAloneAndGoesOnByItselfWhenItCan() {
        clusters.city().createTopic("src.unopened", PARTITIONS);
        clusters.city().createTopic("src.neighbour", PARTITIONS);
        AtomicBoolean mended = new AtomicBoolean();
        try (Load load = Load.on(clusters, "src.unopened", PARTITIONS);
                Load beside = Load.on(clusters, "src.neighbour", PARTITIONS);
                MirrorEngine gateway = clusters.gateway(
                        "a", seen, VersionedContract.of("unopened", 1), VersionedContract.of("neighbour", 1))) {
            seen.await("unopened", 1);

            gateway.follow(List.of(
                    new UnopenableContract(VersionedContract.of("unopened", 2), mended),
                    VersionedContract.of("neighbour", 2)));
            seen.await("neighbour", 2);
            assertThat(gateway.report().flows()).anySatisfy(flow -> {
                assertThat(flow.sourceTopic()).isEqualTo("src.unopened");
                assertThat(flow.state()).isEqualTo(FlowReport.State.HELD);
                assertThat(flow.reason()).contains("flow unopened of version 2", "no such cipher");
            });
            assertThat(gateway.report().upstreamFault()).isNull();

            mended.set(true);
            seen.await("unopened", 2);
            awaitCaughtUp("src.unopened", load.stop(), gateway);
            awaitCaughtUp("src.neighbour", beside.stop(), gateway);
        }
        assertThat(DecidedVersions.of(clusters, "src.unopened", List.of("std.unopened")))
                .containsExactly(1, 2);
        assertExact("unopened");
        assertExact("neighbour");
    }

    private static boolean isWaitingFor(String topic, MirrorEngine gateway) {
        return gateway.report().flows().stream()
                .anyMatch(flow -> flow.state() == FlowReport.State.WAITING
                        && flow.sourceTopic().equals(topic));
    }

    private static void publish(String topic, String... values) {
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of())) {
            for (String value : values) {
                var unused =
                        producer.send(new ProducerRecord<>(topic, 0, null, value.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void twoInstancesThatChangeOneAfterTheOtherLoseAndRepeatNothing() {
        clusters.city().createTopic("src.pair", PARTITIONS);
        try (Load load = Load.on(clusters, "src.pair", PARTITIONS);
                MirrorEngine first = clusters.gateway("a", seen, VersionedContract.of("pair", 1));
                MirrorEngine second = clusters.gateway("b", seenByOther, VersionedContract.of("pair", 1))) {
            seen.await("pair", 1);
            seenByOther.await("pair", 1);
            first.follow(List.of(VersionedContract.of("pair", LaneName.URGENT, 2)));
            seen.await("pair", 2);
            second.follow(List.of(VersionedContract.of("pair", LaneName.URGENT, 2)));
            seenByOther.await("pair", 2);
            awaitCaughtUp("src.pair", load.stop(), first, second);
        }
        assertThat(DecidedVersions.of(clusters, "src.pair", List.of("std.pair")))
                .containsExactly(1, 2);
        assertExact("pair");
    }

    private static void awaitCaughtUp(String topic, long records, MirrorEngine... gateways) {
        await().atMost(PATIENCE).until(() -> clusters.isCaughtUp(topic, records, gateways));
    }

    private static void assertExact(String name) {
        RecountTotals totals = clusters.recount(name);
        assertThat(totals.isExact()).as("%s", totals).isTrue();
    }
}
