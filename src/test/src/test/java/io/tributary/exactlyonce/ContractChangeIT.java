package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.LaneName;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
