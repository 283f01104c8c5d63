package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.contract.Contract;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record whose outcome cannot be decided yet holds its own partition, and nothing else. */
class WaitingRecordIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long UNDECIDED_OFFSET = 50;

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
    void theRecordsBeforeItAndTheOtherPartitionsGoOnAndItFollowsWhenItCan() {
        // Given
        AtomicBoolean registryIsUp = new AtomicBoolean();
        Contract contract = new WaitingContract(TwoClusters.contract("waiting"), UNDECIDED_OFFSET, registryIsUp);
        clusters.city().createTopic("src.waiting", 2);
        clusters.publish("src.waiting", 2, 0, 1_000);
        try (MirrorEngine gateway = clusters.gateway("a", contract)) {
            // When
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.waiting", 500 + UNDECIDED_OFFSET, gateway));
            // Then
            assertThat(gateway.report().toString())
                    .contains("the registry is down", "src.waiting-0-" + UNDECIDED_OFFSET);
            registryIsUp.set(true);
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.waiting", 1_000, gateway));
        }
        RecountTotals totals = clusters.recount("waiting");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(1_000);
    }
}
