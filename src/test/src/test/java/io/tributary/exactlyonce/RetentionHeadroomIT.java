package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.LossCause;
import io.tributary.core.ledger.LostRange;
import io.tributary.core.ledger.OffsetInterval;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.headroom.FlowHeadroom;
import io.tributary.mirror.headroom.HeadroomLevel;
import io.tributary.mirror.headroom.Limit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway stands still while the city's brokers delete: it is seen coming, and what goes is accounted for. */
class RetentionHeadroomIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long UNDECIDED_OFFSET = 50;
    private static final int LARGE_RECORD_BYTES = 10_000;
    private static final long SEED = 20261128;

    @TempDir
    static Path folder;

    static TwoClusters clusters;

    @BeforeAll
    static void startClusters() {
        clusters = TwoClusters.start(
                folder, Map.of("log.retention.check.interval.ms", "200", "log.initial.task.delay.ms", "200"));
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
    }

    @Test
    void recordsThatGrowTooOldAreAnnouncedAndThenRecordedAsLost() {
        // Given
        AtomicBoolean registryIsUp = new AtomicBoolean();
        clusters.city().createTopic("src.ageing", 2, Map.of("retention.ms", "8000"));
        try (MirrorEngine gateway = clusters.gateway("a", waiting("ageing", registryIsUp))) {
            clusters.publish("src.ageing", 2, 0, 300);
            // When: partition 0 stands still
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(headroom(gateway).limit()).isEqualTo(Limit.TIME));
            FlowHeadroom early = headroom(gateway);
            await().atMost(PATIENCE).until(() -> headroom(gateway).level().compareTo(HeadroomLevel.WATCH) >= 0);
            FlowHeadroom alarmed = headroom(gateway);
            await().atMost(PATIENCE).until(() -> headroom(gateway).level() == HeadroomLevel.LOSING);
            registryIsUp.set(true);
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.ageing", 300, gateway));
            // Then
            assertThat(early.span().leastMillis()).isBetween(1L, 8_000L);
            assertThat(alarmed.span().leastMillis())
                    .isLessThan(early.span().leastMillis())
                    .isLessThan(4_000);
            assertThat(alarmed.endangered()).isEqualTo(1);
            assertThat(alarmed.partitions().get(0).partition()).isZero();
            assertThat(alarmed.advice()).isNotNull();
            assertThat(String.join("; ", alarmed.advice().sentences()))
                    .contains("nothing is read", "retention.ms=", "--entity-name src.ageing");
            assertLost(gateway, "ageing", new OffsetInterval(UNDECIDED_OFFSET, 150), LossCause.RETENTION_TIME);
        }
        assertExactBut(100, clusters.recount("ageing"));
    }

    @Test
    void recordsThatMakeWayForNewOnesAreRecordedAsLostBySize() {
        // Given
        AtomicBoolean registryIsUp = new AtomicBoolean();
        clusters.city()
                .createTopic(
                        "src.crowded",
                        1,
                        Map.of("retention.ms", "-1", "retention.bytes", "2097152", "segment.bytes", "1048576"));
        try (MirrorEngine gateway = clusters.gateway("a", waiting("crowded", registryIsUp))) {
            publishLarge("src.crowded", 100);
            await().atMost(PATIENCE).until(() -> {
                Long left = headroom(gateway).partitions().isEmpty()
                        ? null
                        : headroom(gateway).partitions().get(0).bytesLeft();
                return left != null && left > 1 << 20 && left < 2 << 20;
            });
            // When
            publishLarge("src.crowded", 400);
            await().atMost(PATIENCE).until(() -> headroom(gateway).level() == HeadroomLevel.LOSING);
            registryIsUp.set(true);
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.crowded", 500, gateway));
            // Then
            FlowReport.Loss loss = report(gateway).lastLosses().get(0);
            assertThat(loss.offsets().to()).isLessThan(400);
            assertLost(
                    gateway,
                    "crowded",
                    new OffsetInterval(UNDECIDED_OFFSET, loss.offsets().to()),
                    LossCause.RETENTION_SIZE);
            assertExactBut(loss.offsets().length(), clusters.recount("crowded"));
        }
    }

    private static WaitingContract waiting(String name, AtomicBoolean registryIsUp) {
        return new WaitingContract(TwoClusters.contract(name), UNDECIDED_OFFSET, registryIsUp);
    }

    private static FlowReport report(MirrorEngine gateway) {
        return gateway.report().flows().get(0);
    }

    private static FlowHeadroom headroom(MirrorEngine gateway) {
        return report(gateway).headroom();
    }

    /** Of a size that no compression takes away. */
    private static void publishLarge(String topic, int records) {
        SplittableRandom random = new SplittableRandom(SEED);
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of())) {
            for (int i = 0; i < records; i++) {
                byte[] value = new byte[LARGE_RECORD_BYTES];
                random.nextBytes(value);
                value[0] = 'M';
                var unused = producer.send(new ProducerRecord<>(topic, 0, null, value));
            }
        }
    }

    private static void assertLost(MirrorEngine gateway, String name, OffsetInterval offsets, LossCause cause) {
        assertThat(report(gateway).lastLosses()).singleElement().satisfies(loss -> {
            assertThat(loss.partition()).isZero();
            assertThat(loss.offsets()).isEqualTo(offsets);
            assertThat(loss.cause()).isEqualTo(cause);
        });
        List<LostRange> inLedger = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read(LedgerTopics.topic(TwoClusters.SITE, "src." + name), record -> {
                LedgerEntry entry = LedgerEntryCodec.read(record.value());
                inLedger.addAll(entry.lost());
            });
        }
        assertThat(inLedger).containsExactly(new LostRange(offsets, cause));
    }

    private static void assertExactBut(long lost, RecountTotals totals) {
        assertThat(totals.lost()).as("%s", totals).isEqualTo(lost);
        assertThat(totals.missing() + totals.duplicates() + totals.unexplained() + totals.orderViolations())
                .as("%s", totals)
                .isZero();
    }
}
