package io.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.recount.RecountTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways as processes of their own, killed, frozen and replaced while records flow between two real clusters. */
class KilledGatewayIT {

    private static final int KILLS = 10;
    private static final long SEED = 20_180_220L;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PARTITIONS = 4;

    @TempDir
    Path folder;

    private CityUnderLoad city;

    @BeforeEach
    void startClusters() {
        city = CityUnderLoad.start(folder, PARTITIONS);
    }

    @AfterEach
    void stopClusters() {
        city.close();
    }

    @Test
    void tenKillsLoseNothingAndRepeatNothing() {
        SplittableRandom random = new SplittableRandom(SEED);
        city.publishContinuously();
        for (int kill = 0; kill < KILLS; kill++) {
            long before = city.committedOffsets();
            GatewayProcess gateway = city.gateway("a");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(city.committedOffsets())
                            .as(gateway::endOfLog)
                            .isGreaterThan(before));
            city.awaitRecords(random.nextInt(100, 3_000));
            gateway.kill();
        }
        long published = city.stopPublishing();
        try (GatewayProcess last = city.gateway("a")) {
            awaitAllCommitted(published, last);
        }
        assertExact(published);
    }

    @Test
    void survivorTakesOverFromAnInstanceThatWasKilled() {
        city.publishContinuously();
        GatewayProcess first = city.gateway("a");
        try (GatewayProcess second = city.gateway("b")) {
            city.awaitShared(2);
            first.kill();
            long published = city.stopPublishing();
            awaitAllCommitted(published, second);
            assertExact(published);
        }
    }

    @Test
    void instanceThatWasFrozenCannotCommitWhatAnotherHasTakenOver() {
        city.publishContinuously();
        try (GatewayProcess first = city.gateway("a");
                GatewayProcess second = city.gateway("b")) {
            city.awaitShared(2);
            city.signal(first, "STOP");
            city.awaitShared(1);
            long moved = city.committedOffsets();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(city.committedOffsets()).isGreaterThan(moved));
            city.signal(first, "CONT");
            city.awaitShared(2);
            long published = city.stopPublishing();
            awaitAllCommitted(published, second);
            assertExact(published);
        }
    }

    private void awaitAllCommitted(long published, GatewayProcess gateway) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.committedOffsets())
                        .as(gateway::endOfLog)
                        .isEqualTo(published));
    }

    private void assertExact(long published) {
        RecountTotals totals = city.recount();
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(published);
        assertThat(totals.rejected()).isPositive();
        assertThat(totals.filtered()).isPositive();
    }
}
