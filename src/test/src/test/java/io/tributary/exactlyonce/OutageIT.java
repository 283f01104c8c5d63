package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster goes away in mid-flow and comes back; the gateway neither stops nor loses its place. */
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    static TwoClusters clusters;

    @BeforeAll
    static void startClusters() {
        clusters = TwoClusters.start(folder);
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
    }

    @Test
    void upstreamThatGoesAwayIsWaitedFor() {
        clusters.city().createTopic("src.upstream-away", 2);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("upstream-away"))) {
            clusters.publish("src.upstream-away", 2, 0, 1_000);
            awaitCaughtUp("src.upstream-away", 1_000, gateway);
            // When
            clusters.province().interrupt();
            clusters.publish("src.upstream-away", 2, 1_000, 3_000);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(gateway.report().upstreamFault()).contains("the upstream at"));
            clusters.province().resume();
            // Then
            awaitCaughtUp("src.upstream-away", 3_000, gateway);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(gateway.report().upstreamFault()).isNull());
        }
        assertExact("upstream-away", 3_000);
    }

    @Test
    void gatewayStartsWhileTheUpstreamIsAway() {
        clusters.city().createTopic("src.late-upstream", 1);
        clusters.publish("src.late-upstream", 1, 0, 100);
        clusters.province().interrupt();
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("late-upstream"))) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(gateway.report().upstreamFault()).isNotNull());
            clusters.province().resume();
            awaitCaughtUp("src.late-upstream", 100, gateway);
        }
        assertExact("late-upstream", 100);
    }

    @Test
    void cityClusterThatGoesAwayIsWaitedFor() {
        clusters.city().createTopic("src.city-away", 2);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("city-away"))) {
            clusters.publish("src.city-away", 2, 0, 1_000);
            awaitCaughtUp("src.city-away", 1_000, gateway);
            clusters.city().interrupt();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(gateway.report().clusterFault()).contains("the cluster of site 330100"));
            clusters.city().resume();
            clusters.publish("src.city-away", 2, 1_000, 2_000);
            awaitCaughtUp("src.city-away", 2_000, gateway);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(gateway.report().clusterFault()).isNull());
        }
        assertExact("city-away", 2_000);
    }

    private static void assertExact(String name, long read) {
        RecountTotals totals = clusters.recount(name);
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(read);
    }

    private static void awaitCaughtUp(String topic, long records, MirrorEngine gateway) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clusters.isCaughtUp(topic, records, gateway))
                        .as(() -> gateway.report().toString())
                        .isTrue());
    }
}
