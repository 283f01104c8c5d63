package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.LaneName;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.lane.ByteRate;
import io.tributary.mirror.lane.LaneChange;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LaneWindow;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.ops.command.LaneCommand;
import io.tributary.ops.command.LaneCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes on real brokers. Bounds on what was sent by a certain time hold however slow the machine is. */
class LanesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RECORD_BYTES = 2_000;
    private static final long RATE = 200_000;
    /** Until a lane knows what records are on the wire, and a portion for each stream. */
    private static final long SLACK = 400_000;

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

    private static LaneSettings bulk(@Nullable ByteRate rate, LaneWindow window) {
        return new LaneSettings(1, rate, window, Duration.ofSeconds(1), 50_000, 32 << 20, 2);
    }

    private static Contract contract(String name, LaneName lane) {
        return new VerbatimContract(name, lane, "src." + name, "std." + name);
    }

    /** Records that no compression makes smaller. */
    private static void publishNoise(String topic, int partitions, int records) {
        Random random = new Random(1);
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("linger.ms", "5"))) {
            for (int i = 0; i < records; i++) {
                byte[] value = new byte[RECORD_BYTES];
                random.nextBytes(value);
                value[0] = 'M';
                var unused = producer.send(new ProducerRecord<>(topic, i % partitions, null, value));
            }
        }
    }

    @Test
    void bulkKeepsToItsRateOverTwoInstancesWhileUrgentGoesThroughAndIsGivenMoreWhileItRuns() {
        // Given
        clusters.city().createTopic("src.heavy", 4);
        clusters.city().createTopic("src.alarm", 2);
        publishNoise("src.heavy", 4, 1_200);
        clusters.publish("src.alarm", 2, 0, 100);
        Map<LaneName, LaneSettings> lanes = Map.of(LaneName.BULK, bulk(new ByteRate(RATE), LaneWindow.ALWAYS));
        Contract[] contracts = {contract("heavy", LaneName.BULK), contract("alarm", LaneName.URGENT)};
        long begun = System.nanoTime();
        // When
        try (MirrorEngine first = clusters.gateway("a", lanes, LinkSettings.UNKNOWN, contracts);
                MirrorEngine second = clusters.gateway("b", lanes, LinkSettings.UNKNOWN, contracts)) {
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.alarm", 100, first, second));
            await().atMost(PATIENCE).until(() -> clusters.decided("src.heavy", first, second) > 600);
            // Then
            long bytes = clusters.decided("src.heavy", first, second) * RECORD_BYTES;
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat((double) bytes).isLessThan(RATE * seconds + SLACK);
            // When
            first.change(LaneName.BULK, bulk(null, LaneWindow.ALWAYS));
            second.change(LaneName.BULK, bulk(null, LaneWindow.ALWAYS));
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.heavy", 1_200, first, second));
        }
        // Then
        RecountTotals totals = clusters.recount("heavy");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.mirrored()).isEqualTo(1_200);
    }

    @Test
    void declaredLinkIsNotOverrunByItsLanesTogether() {
        clusters.city().createTopic("src.much", 2);
        clusters.city().createTopic("src.more", 2);
        publishNoise("src.much", 2, 1_000);
        publishNoise("src.more", 2, 1_000);
        long begun = System.nanoTime();
        try (MirrorEngine gateway = clusters.gateway(
                "a",
                Map.of(),
                new LinkSettings(ByteRate.of("4Mbit/s"), Duration.ofMillis(40)),
                contract("much", LaneName.BULK),
                contract("more", LaneName.NORMAL))) {
            await().atMost(PATIENCE)
                    .until(() -> clusters.decided("src.more", gateway) + clusters.decided("src.much", gateway) > 1_000);
            long bytes = (clusters.decided("src.more", gateway) + clusters.decided("src.much", gateway)) * RECORD_BYTES;
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat((double) bytes).isLessThan(500_000 * seconds + SLACK);
            assertThat(clusters.decided("src.more", gateway))
                    .as("what is of greater weight comes first")
                    .isGreaterThan(clusters.decided("src.much", gateway));
        }
    }

    @Test
    void changeIsHeardAtAllInstancesAndAfterARestartUntilItIsReset() {
        Map<LaneName, LaneCommand> atFirst = new ConcurrentHashMap<>();
        Map<LaneName, LaneCommand> atSecond = new ConcurrentHashMap<>();
        LaneCommand slow = new LaneCommand(
                new LaneChange(2, "100KB/s", null, null, null, null, null),
                "wang",
                Instant.parse("2026-07-01T08:00:00Z"));
        try (LaneCommands first = commands("a", atFirst);
                LaneCommands second = commands("b", atSecond)) {
            await().atMost(PATIENCE).until(() -> first.fault() == null && second.fault() == null);
            // When
            first.keep(LaneName.BULK, slow);
            // Then
            assertThat(first.of(LaneName.BULK)).contains(slow);
            await().atMost(PATIENCE).until(() -> slow.equals(atSecond.get(LaneName.BULK)));
        }
        Map<LaneName, LaneCommand> restarted = new ConcurrentHashMap<>();
        try (LaneCommands again = commands("b", restarted)) {
            await().atMost(PATIENCE).until(() -> slow.equals(restarted.get(LaneName.BULK)));
            again.keep(LaneName.BULK, null);
            assertThat(again.of(LaneName.BULK)).isEmpty();
            await().atMost(PATIENCE).until(restarted::isEmpty);
        }
    }

    private static LaneCommands commands(String instance, Map<LaneName, LaneCommand> heard) {
        LaneCommands commands = new LaneCommands(
                clusters.settings(instance, clusters.province().bootstrapServers(), Map.of(), LinkSettings.UNKNOWN));
        commands.start((lane, command) -> {
            if (command == null) {
                heard.remove(lane);
            } else {
                heard.put(lane, command);
            }
        });
        return commands;
    }

    @Test
    void laneOutsideItsHoursReadsNothingUntilTheyBegin() {
        clusters.city().createTopic("src.night", 2);
        clusters.publish("src.night", 2, 0, 100);
        LocalTime now = LocalTime.now(ZoneId.of("Asia/Shanghai"));
        int hour = (now.getHour() + 12) % 24;
        LaneWindow later = LaneWindow.of("%02d:00-%02d:00".formatted(hour, (hour + 1) % 24));
        try (MirrorEngine gateway = clusters.gateway(
                "a",
                Map.of(LaneName.BULK, bulk(null, later)),
                LinkSettings.UNKNOWN,
                contract("night", LaneName.BULK))) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.report().flows().stream()
                            .mapToLong(flow -> flow.partitions().stream()
                                    .mapToLong(FlowReport.Partition::lagRecords)
                                    .sum())
                            .anyMatch(lag -> lag == 100));
            assertThat(clusters.decided("src.night", gateway)).isZero();
            gateway.change(LaneName.BULK, bulk(null, LaneWindow.ALWAYS));
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.night", 100, gateway));
        }
        assertThat(clusters.recount("night").isExact()).isTrue();
    }
}
