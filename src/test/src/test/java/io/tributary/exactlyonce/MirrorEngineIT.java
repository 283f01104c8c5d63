package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LossCause;
import io.tributary.core.ledger.OffsetInterval;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.TargetRange;
import io.tributary.core.record.SourcePosition;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.translation.OffsetTranslation;
import io.tributary.mirror.translation.SourceOfRecord;
import io.tributary.mirror.translation.Translation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorEngineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void everyRecordHasItsOutcomeOnce() {
        // Given
        clusters.city().createTopic("src.plain", 4);
        clusters.publish("src.plain", 4, 0, 4_000);
        // When
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("plain"))) {
            awaitCaughtUp("src.plain", 4_000, gateway);
        }
        // Then
        RecountTotals totals = clusters.recount("plain");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(4_000);
        assertThat(totals.rejected()).isEqualTo(400);
        assertThat(totals.mirrored() + totals.filtered()).isEqualTo(3_600);
    }

    @Test
    void everyOffsetIsFoundAtTheUpstreamAndBack() {
        clusters.city().createTopic("src.translated", 2);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("translated"))) {
            for (int round = 0; round < 4; round++) {
                clusters.publish("src.translated", 2, round * 300, (round + 1) * 300);
                awaitCaughtUp("src.translated", (round + 1) * 300L, gateway);
            }
        }
        try (OffsetTranslation translation = OffsetTranslation.open(
                TwoClusters.SITE, TwoClusters.properties(clusters.province().bootstrapServers()), "the province")) {
            for (int i = 0; i < 1_200; i += 49) {
                OffsetState state = i % 10 == 0 ? OffsetState.REJECTED : OffsetState.FILTERED;
                assertThat(translation.find(new SourcePosition("src.translated", i % 2, i / 2)))
                        .isInstanceOfSatisfying(
                                Translation.NotMirrored.class,
                                not -> assertThat(not.state()).isEqualTo(state));
            }
            for (int i = 1; i < 1_200; i += 83) {
                if (i % 7 != 0 && i % 10 != 0) {
                    SourcePosition position = new SourcePosition("src.translated", i % 2, i / 2);
                    assertThat(translation.find(position))
                            .isInstanceOfSatisfying(Translation.Mirrored.class, mirrored -> {
                                assertThat(mirrored.repeats()).isZero();
                                assertThat(translation.sourceOf(mirrored.target(), mirrored.offset()))
                                        .contains(new SourceOfRecord(TwoClusters.SITE, position));
                            });
                }
            }
            assertThat(translation.find(new SourcePosition("src.translated", 0, 600)))
                    .isEqualTo(new Translation.Unaccounted(600L));
        }
    }

    @Test
    void restartedGatewayGoesOnWhereItStopped() {
        clusters.city().createTopic("src.restart", 2);
        for (int round = 0; round < 3; round++) {
            clusters.publish("src.restart", 2, round * 500, (round + 1) * 500);
            try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("restart"))) {
                awaitCaughtUp("src.restart", (round + 1) * 500L, gateway);
            }
        }
        RecountTotals totals = clusters.recount("restart");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(1_500);
    }

    @Test
    void secondInstanceTakesHalfAndGivesItBackUnharmed() {
        clusters.city().createTopic("src.shared", 4);
        try (MirrorEngine first = clusters.gateway("a", TwoClusters.contract("shared"))) {
            clusters.publish("src.shared", 4, 0, 1_000);
            awaitCaughtUp("src.shared", 1_000, first);
            try (MirrorEngine second = clusters.gateway("b", TwoClusters.contract("shared"))) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(partitions(second)).hasSize(2));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(partitions(first)).hasSize(2));
                clusters.publish("src.shared", 4, 1_000, 2_000);
                awaitCaughtUp("src.shared", 2_000, first, second);
            }
            clusters.publish("src.shared", 4, 2_000, 3_000);
            awaitCaughtUp("src.shared", 3_000, first);
        }
        RecountTotals totals = clusters.recount("shared");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(3_000);
    }

    @Test
    void rollingRestartOfThreeMovesNoPartition() {
        clusters.city().createTopic("src.rolling", 6);
        List<String> names = List.of("a", "b", "c");
        List<MirrorEngine> gateways = new ArrayList<>();
        try {
            names.forEach(
                    name -> gateways.add(clusters.gatewayThatKeepsItsPlace(name, TwoClusters.contract("rolling"))));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(numbers(gateways))
                            .allSatisfy(each -> assertThat(each).hasSize(2)));
            List<List<Integer>> before = numbers(gateways);
            for (int i = 0; i < names.size(); i++) {
                gateways.get(i).close();
                clusters.publish("src.rolling", 6, i * 600, (i + 1) * 600);
                gateways.set(i, clusters.gatewayThatKeepsItsPlace(names.get(i), TwoClusters.contract("rolling")));
                awaitCaughtUp("src.rolling", (i + 1) * 600L, gateways.toArray(MirrorEngine[]::new));
                assertThat(numbers(gateways)).isEqualTo(before);
            }
        } finally {
            gateways.forEach(MirrorEngine::close);
        }
        RecountTotals totals = clusters.recount("rolling");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(1_800);
    }

    @Test
    void offsetsOfACityTransactionsMarkersAndAbortedRecordsAreAccountedFor() throws Exception {
        clusters.city().createTopic("src.transactional", 1);
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("transactional.id", "city-writer"))) {
            producer.initTransactions();
            for (int round = 0; round < 10; round++) {
                producer.beginTransaction();
                for (int i = 0; i < 5; i++) {
                    producer.send(new ProducerRecord<>("src.transactional", ("M-" + round + "-" + i).getBytes()));
                }
                producer.flush();
                if (round % 3 == 2) {
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
            }
        }
        long end = clusters.end("src.transactional", 1);
        assertThat(end).isEqualTo(60);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("transactional"))) {
            awaitCaughtUp("src.transactional", end, gateway);
        }
        RecountTotals totals = clusters.recount("transactional");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.mirrored()).isEqualTo(35);
    }

    @Test
    void recordsDeletedBeforeTheyWereReadAreLostAndNotSkippedInSilence() throws Exception {
        clusters.city().createTopic("src.retention", 1);
        clusters.publish("src.retention", 1, 0, 100);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("retention"))) {
            awaitCaughtUp("src.retention", 100, gateway);
        }
        clusters.publish("src.retention", 1, 100, 300);
        TopicPartition partition = new TopicPartition("src.retention", 0);
        clusters.city()
                .admin()
                .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(200)))
                .all()
                .get();
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("retention"))) {
            awaitCaughtUp("src.retention", 300, gateway);
            assertThat(gateway.report().flows().get(0).lastLosses())
                    .singleElement()
                    .satisfies(loss -> {
                        assertThat(loss.offsets()).isEqualTo(new OffsetInterval(100, 200));
                        assertThat(loss.cause()).as("the records were young").isEqualTo(LossCause.DELETE_RECORDS);
                    });
        }
        RecountTotals totals = clusters.recount("retention");
        assertThat(totals.lost()).isEqualTo(100);
        assertThat(totals.duplicates() + totals.unexplained() + totals.orderViolations())
                .isZero();
    }

    @Test
    void placeThatAnotherOnesTransactionMayStillMoveIsWaitedFor() {
        clusters.city().createTopic("src.pending", 1);
        clusters.publish("src.pending", 1, 0, 100);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("pending"))) {
            awaitCaughtUp("src.pending", 100, gateway);
        }
        clusters.publish("src.pending", 1, 100, 200);
        TopicPartition ledger = new TopicPartition("tributary.ledger.330100.src.pending", 0);
        ConsumerGroupMetadata name = clusters.groupWithoutMember("tributary.330100");
        try (Producer<byte[], byte[]> another = clusters.openTransaction("another")) {
            // Its ledger entry has not arrived: the ledger looks settled.
            another.sendOffsetsToTransaction(Map.of(ledger, new OffsetAndMetadata(150)), name);
            try (MirrorEngine gateway = clusters.gateway("b", TwoClusters.contract("pending"))) {
                await().atMost(PATIENCE)
                        .until(() -> gateway.report().flows().get(0).state() == FlowReport.State.RUNNING);
                await().during(Duration.ofSeconds(4))
                        .atMost(PATIENCE)
                        .until(() -> clusters.decided("src.pending", gateway) == 0);
                another.commitTransaction();
                awaitCaughtUp("src.pending", 200, gateway);
            }
        }
        assertThat(clusters.recount("pending"))
                .returns(50L, RecountTotals::unexplained)
                .returns(0L, RecountTotals::duplicates);
    }

    @Test
    void missingCityTopicIsWaitedForAndNamed() {
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("late"))) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                FlowReport flow = gateway.report().flows().get(0);
                assertThat(flow.state()).isEqualTo(FlowReport.State.WAITING);
                assertThat(flow.reason()).contains("src.late", "create it");
            });
            clusters.city().createTopic("src.late", 1);
            clusters.publish("src.late", 1, 0, 10);
            awaitCaughtUp("src.late", 10, gateway);
        }
        assertThat(clusters.recount("late").isExact()).isTrue();
    }

    @Test
    void topicThatIsMadeAnewBeginsANewAccount() throws Exception {
        clusters.city().createTopic("src.anew", 1);
        clusters.publish("src.anew", 1, 0, 5);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("anew"))) {
            awaitCaughtUp("src.anew", 5, gateway);
            clusters.city().admin().deleteTopics(List.of("src.anew")).all().get();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                clusters.city().createTopic("src.anew", 1);
                return true;
            });
            clusters.publish("src.anew", 1, 100, 150);
            awaitCaughtUp("src.anew", 50, gateway);
        }
        List<String> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read("std.anew", record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
        }
        int mirroredOfTheNew = (int)
                IntStream.range(100, 150).filter(i -> i % 10 != 0 && i % 7 != 0).count();
        assertThat(values)
                .doesNotHaveDuplicates()
                .contains("M-1", "M-101", "M-149")
                .hasSize(4 + mirroredOfTheNew);
    }

    @Test
    void secondGatewayOfTheSameNameStaysOutAndSaysSo() {
        clusters.city().createTopic("src.namesake", 2);
        try (MirrorEngine first = clusters.gateway("same", TwoClusters.contract("namesake"));
                MirrorEngine second = clusters.gateway("same", TwoClusters.contract("namesake"))) {
            await().atMost(PATIENCE).until(() -> isTold(first, "another gateway") || isTold(second, "another gateway"));
            clusters.publish("src.namesake", 2, 0, 1_000);
            await().atMost(PATIENCE)
                    .until(() -> clusters.isCaughtUp("src.namesake", 1_000, first)
                            || clusters.isCaughtUp("src.namesake", 1_000, second));
        }
        RecountTotals totals = clusters.recount("namesake");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
    }

    @Test
    void flowThatWouldFeedItselfIsNotRun() {
        clusters.city().createTopic("src.circle", 1);
        VerbatimContract circle = new VerbatimContract("circle", LaneName.NORMAL, "src.circle", "src.circle");
        try (MirrorEngine gateway = clusters.gatewayToItself("a", circle)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                FlowReport flow = gateway.report().flows().get(0);
                assertThat(flow.state()).isEqualTo(FlowReport.State.WAITING);
                assertThat(flow.reason()).contains("round for ever");
            });
        }
    }

    @Test
    void entriesSayWhereTheRecordsOfTheOneBeforeStand() {
        clusters.city().createTopic("src.marks", 2);
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("marks"))) {
            for (int round = 0; round < 4; round++) {
                clusters.publish("src.marks", 2, round * 200, (round + 1) * 200);
                awaitCaughtUp("src.marks", (round + 1) * 200L, gateway);
            }
        }
        Map<String, Long> places = new HashMap<>();
        List<LedgerEntry> entries = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read(
                    "std.marks",
                    record -> places.put(
                            new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                            record.offset()));
            reader.read(
                    "tributary.ledger.330100.src.marks", record -> entries.add(LedgerEntryCodec.read(record.value())));
        }
        Map<Integer, LedgerEntry> before = new HashMap<>();
        int known = 0;
        for (LedgerEntry entry : entries) {
            LedgerEntry previous = before.put(entry.source().partition(), entry);
            if (previous != null && entry.previousTarget() != null) {
                known++;
                assertThat(entry.previousTarget()).isEqualTo(range(previous, places));
            }
        }
        // Of each partition one at least has none before it.
        assertThat(known).isBetween(2, entries.size() - 2);
    }

    private static TargetRange range(LedgerEntry entry, Map<String, Long> places) {
        LongSummaryStatistics found = LongStream.range(
                        entry.interval().from(), entry.interval().to())
                .mapToObj(offset -> places.get(entry.source().partition() + "-" + offset))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .summaryStatistics();
        return new TargetRange(entry.source().partition(), found.getMin(), found.getMax());
    }

    private static boolean isTold(MirrorEngine gateway, String words) {
        String fault = gateway.report().upstreamFault();
        return fault != null && fault.contains(words);
    }

    private static List<List<Integer>> numbers(List<MirrorEngine> gateways) {
        return gateways.stream()
                .map(gateway -> partitions(gateway).stream()
                        .map(FlowReport.Partition::partition)
                        .toList())
                .toList();
    }

    private static List<FlowReport.Partition> partitions(MirrorEngine gateway) {
        return gateway.report().flows().get(0).partitions();
    }

    private static void awaitCaughtUp(String topic, long records, MirrorEngine... gateways) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clusters.isCaughtUp(topic, records, gateways))
                        .as(() -> List.of(gateways).stream()
                                .map(gateway -> gateway.report().toString())
                                .toList()
                                .toString())
                        .isTrue());
    }
}
