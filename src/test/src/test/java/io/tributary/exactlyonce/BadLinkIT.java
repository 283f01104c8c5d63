package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.cluster.FreePorts;
import io.tributary.demo.network.Direction;
import io.tributary.demo.network.TcpProxy;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The link to the province breaks in every way it can while records flow; each record arrives once all the same. */
@Timeout(300)
class BadLinkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PARTITIONS = 3;
    private static final int BREAKS = 8;
    private static final int BATCH = 500;
    /** Beyond the patience of a commit: half of the transaction's timeout. */
    private static final Duration LONG_BREAK = Duration.ofSeconds(8);

    private static final long SEED = 20180220;

    @TempDir
    static Path folder;

    static TcpProxy link;
    static TwoClusters clusters;

    @BeforeAll
    static void startClusters() {
        link = TcpProxy.to(FreePorts.one());
        clusters = TwoClusters.start(folder, link);
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
        link.close();
    }

    @Test
    void linkThatBreaksAgainAndAgainLosesAndRepeatsNothing() {
        SplittableRandom random = new SplittableRandom(SEED);
        clusters.city().createTopic("src.bad-link", PARTITIONS);
        int published = 0;
        try (MirrorEngine gateway = clusters.gatewayOverLink("a", TwoClusters.contract("bad-link"))) {
            awaitCaughtUp(publish(published), gateway);
            published += BATCH;
            for (int i = 0; i < BREAKS; i++) {
                // Answers are lost while requests arrive, so that now and then a commit is left in doubt.
                if (i % 4 == 3 || random.nextBoolean()) {
                    link.stall(Direction.FROM_TARGET);
                } else if (random.nextBoolean()) {
                    link.stall();
                }
                publish(published);
                published += BATCH;
                // Kafka's clients outlive the short breaks by themselves; the long ones the mirror must.
                pass(i % 4 == 3 ? LONG_BREAK : Duration.ofMillis(random.nextInt(50, 1_500)));
                link.cut();
                pass(Duration.ofMillis(random.nextInt(50, 500)));
                link.mend();
                if (random.nextInt(3) == 0) {
                    awaitCaughtUp(published, gateway);
                }
            }
            awaitCaughtUp(published, gateway);
        }
        RecountTotals totals = clusters.recount("bad-link");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(published);
    }

    @Test
    void slowAndNarrowLinkIsOnlySlow() {
        clusters.city().createTopic("src.thin-link", PARTITIONS);
        link.delay(Duration.ofMillis(40));
        link.limit(250_000);
        try (MirrorEngine gateway = clusters.gatewayOverLink("a", TwoClusters.contract("thin-link"))) {
            clusters.publish("src.thin-link", PARTITIONS, 0, 5_000);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(clusters.isCaughtUp("src.thin-link", 5_000, gateway))
                            .as(() -> gateway.report().toString())
                            .isTrue());
        } finally {
            link.delay(Duration.ZERO);
            link.limit(0);
        }
        RecountTotals totals = clusters.recount("thin-link");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(5_000);
    }

    private static int publish(int from) {
        clusters.publish("src.bad-link", PARTITIONS, from, from + BATCH);
        return from + BATCH;
    }

    private static void awaitCaughtUp(int records, MirrorEngine gateway) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clusters.isCaughtUp("src.bad-link", records, gateway))
                        .as(() -> gateway.report().toString())
                        .isTrue());
    }

    /** Time itself is what the test is about here: how far a transaction gets before the link breaks. */
    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().pollInterval(Duration.ofMillis(10)).atMost(PATIENCE).until(() -> System.nanoTime() - end >= 0);
    }
}
