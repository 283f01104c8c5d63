package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import io.tributary.core.ledger.LedgerAccount;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.RecordChecksum;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.topics.TopicChoice;
import io.tributary.mirror.topics.TopicDifference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that come, grow, and do not fit. */
class TopicsIT {

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
    void eachTopicOfAPatternHasATargetOfItsOwnAndNewOnesAreFoundFromTheirFirstRecord() {
        // Given
        clusters.city().createTopic("ods.air.raw", 2);
        clusters.publish("ods.air.raw", 2, 0, 300);
        SelectedTopics flow = SelectedTopics.matching("all", "ods\\.([a-z]+)\\.raw", "std.${1}.${site}");
        try (MirrorEngine gateway = clusters.gateway("pattern", flow)) {
            awaitCaughtUp("ods.air.raw", 300, gateway);
            // When
            clusters.city().createTopic("ods.water.raw", 3);
            clusters.publish("ods.water.raw", 3, 0, 300);
            // Then
            awaitCaughtUp("ods.water.raw", 300, gateway);
            assertThat(choice(gateway, "ods.water.raw"))
                    .extracting(TopicChoice::verdict, TopicChoice::target)
                    .containsExactly(TopicChoice.Verdict.CHOSEN, "std.water.330100");
            assertThat(choice(gateway, "ods.air.raw.dead-letter").verdict()).isEqualTo(TopicChoice.Verdict.OWN);
        }
        assertExact(600, counted("ods.air.raw", "std.air.330100"), counted("ods.water.raw", "std.water.330100"));
    }

    @Test
    void sourceThatGrowsInMidFlowLosesNoRecordOfItsNewPartitions() throws Exception {
        // Given
        clusters.city().createTopic("src.growing", 2);
        SelectedTopics flow = SelectedTopics.named(
                "growing", "src.growing", "std.growing", SelectedTopics.where(FewerPartitions.GROW));
        long published;
        try (MirrorEngine gateway = clusters.gateway("growing", flow)) {
            try (Load before = Load.on(clusters, "src.growing", 2)) {
                await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.growing", 200, gateway));
                // When
                grow(clusters.city().admin(), "src.growing", 4);
                try (Load after = Load.on(clusters, "src.growing", 4)) {
                    await().atMost(PATIENCE).until(() -> partitions(gateway, "src.growing") == 4);
                    published = after.stop() + before.stop();
                }
            }
            // Then
            awaitCaughtUp("src.growing", published, gateway);
        }
        assertThat(description(clusters.province().admin(), "tributary.ledger.330100.src.growing")
                        .partitions())
                .hasSize(4);
        assertExact(published, counted("src.growing", "std.growing"));
    }

    @Test
    void whatAGatewayWritesForItselfIsStampedByTheBrokersAndNotByItsOwnClock() throws Exception {
        // Given
        clusters.city().createTopic("src.stamped", 1);
        clusters.publish("src.stamped", 1, 0, 100);
        SelectedTopics flow = SelectedTopics.named(
                "stamped", "src.stamped", "std.stamped", SelectedTopics.where(FewerPartitions.GROW));
        // When
        try (MirrorEngine gateway = clusters.gateway("stamped", flow)) {
            awaitCaughtUp("src.stamped", 100, gateway);
        }
        // Then
        assertThat(timestampType(clusters.province().admin(), "tributary.ledger.330100.src.stamped"))
                .isEqualTo("LogAppendTime");
        assertThat(timestampType(clusters.city().admin(), "src.stamped.dead-letter"))
                .isEqualTo("LogAppendTime");
    }

    private static String timestampType(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get(10, TimeUnit.SECONDS)
                .get(resource)
                .get("message.timestamp.type")
                .value();
    }

    @Test
    void partitionsWithoutACounterpartWaitUntilTheTargetHasThem() throws Exception {
        // Given
        clusters.city().createTopic("src.wide", 4);
        clusters.province().createTopic("std.narrow", 2);
        clusters.publish("src.wide", 4, 0, 400);
        SelectedTopics flow = SelectedTopics.named("narrow", "src.wide", "std.narrow", TargetPolicy.DEFAULT);
        try (MirrorEngine gateway = clusters.gateway("narrow", flow)) {
            awaitCaughtUp("src.wide", 200, gateway);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(flow(gateway, "src.wide"))
                            .returns(FlowReport.State.HELD, FlowReport::state)
                            .extracting(FlowReport::reason)
                            .asString()
                            .contains("'std.narrow' has 2 partitions", "target.fewer-partitions"));
            assertThat(choice(gateway, "src.wide").differences())
                    .extracting(TopicDifference::setting)
                    .containsExactly("partitions");
            // When
            grow(clusters.province().admin(), "std.narrow", 4);
            // Then
            awaitCaughtUp("src.wide", 400, gateway);
        }
        assertExact(400, counted("src.wide", "std.narrow"));
    }

    @Test
    void partitionsAreFoldedWhereTheFlowSaysSo() throws Exception {
        clusters.city().createTopic("src.folded", 5);
        SelectedTopics flow = SelectedTopics.named(
                "folded",
                "src.folded",
                "std.folded",
                new TargetPolicy(2, 1, Map.of("retention.ms", "86400000"), FewerPartitions.FOLD));
        clusters.publish("src.folded", 5, 0, 1_000);
        try (MirrorEngine gateway = clusters.gateway("folded", flow)) {
            awaitCaughtUp("src.folded", 1_000, gateway);
        }
        assertThat(description(clusters.province().admin(), "std.folded").partitions())
                .hasSize(2);
        assertExact(1_000, counted("src.folded", "std.folded"));
    }

    @Test
    void targetThatIsThereIsComparedAndLeftAsItIs() {
        clusters.city().createTopic("src.compared", 1, Map.of("max.message.bytes", "2000000"));
        clusters.province()
                .createTopic(
                        "std.compared",
                        1,
                        Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime"));
        SelectedTopics flow = SelectedTopics.named(
                "compared",
                "src.compared",
                "std.compared",
                new TargetPolicy(1, null, Map.of("retention.ms", "86400000"), FewerPartitions.REFUSE));
        try (MirrorEngine gateway = clusters.gateway("compared", flow)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    choice(gateway, "src.compared").differences())
                            .extracting(TopicDifference::setting)
                            .containsExactly(
                                    "retention.ms", "max.message.bytes", "cleanup.policy", "message.timestamp.type"));
        }
    }

    @Test
    void templateThatLeadsBackIntoItsOwnPatternIsRefused() {
        clusters.city().createTopic("round.one", 1);
        SelectedTopics flow = SelectedTopics.matching("round", "round\\..*", "round.std.${topic}");
        try (MirrorEngine gateway = clusters.gatewayToItself("round", flow)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(choice(gateway, "round.one").verdict()).isEqualTo(TopicChoice.Verdict.LOOP));
            assertThat(flow(gateway, "round.one").reason()).contains("round for ever", "round.std.round.one");
        }
        assertThat(clusters.city().topics()).doesNotContain("round.std.round.one");
    }

    @Test
    void topicThatIsMadeAnewInMidFlowIsToldApartByItsId() throws Exception {
        // Given
        clusters.city().createTopic("src.again", 2);
        SelectedTopics flow = SelectedTopics.named("again", "src.again", "std.again", TargetPolicy.DEFAULT);
        Map<String, LedgerAccount> accounts = new HashMap<>();
        Map<String, Long> sums = new HashMap<>();
        Set<String> identities = new HashSet<>();
        clusters.publish("src.again", 2, 0, 30_000);
        try (MirrorEngine gateway = clusters.gateway("again", flow)) {
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.again", 500, gateway));
            // When
            clusters.city().admin().deleteTopics(List.of("src.again")).all().get();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                clusters.city().createTopic("src.again", 2);
                return true;
            });
            clusters.publish("src.again", 2, 2_000_000, 2_000_100);
            long wanted = IntStream.range(2_000_000, 2_000_100)
                    .filter(i -> i % 10 != 0 && i % 7 != 0)
                    .count();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(mirrored("std.again", "M-20000")).isEqualTo(wanted));
        }
        // Then
        RecordChecksum checksum = new RecordChecksum();
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read("tributary.ledger.330100.src.again", record -> {
                LedgerEntry entry = LedgerEntryCodec.read(record.value());
                accounts.computeIfAbsent(
                                entry.source().topicId() + "-" + record.partition(), unseen -> new LedgerAccount())
                        .add(entry);
            });
            reader.read("std.again", record -> {
                String id = text(record, "ce_id");
                String account = text(record, "ce_topicid") + "-" + record.partition();
                sums.merge(
                        account,
                        checksum.of(Long.parseLong(id.substring(id.indexOf('-') + 1)), record.key(), record.value()),
                        Long::sum);
                assertThat(identities.add(account + " " + id)).as(id).isTrue();
            });
        }
        assertThat(accounts).hasSizeBetween(3, 4);
        accounts.forEach((id, account) -> {
            assertThat(account.isComplete()).as(id).isTrue();
            assertThat(account.start()).as(id).isZero();
            assertThat(account.checksum()).as(id).isEqualTo(sums.getOrDefault(id, 0L));
        });
        assertThat(accounts).containsKeys(sums.keySet().toArray(String[]::new));
    }

    @Test
    void topicThatIsDeletedKeepsNoNewOneFromBeingFound() throws Exception {
        // Given
        clusters.city().createTopic("gone.a.raw", 1);
        clusters.city().createTopic("gone.b.raw", 1);
        clusters.publish("gone.a.raw", 1, 0, 100);
        clusters.publish("gone.b.raw", 1, 0, 100);
        SelectedTopics flow = SelectedTopics.matching("gone", "gone\\.([a-z]+)\\.raw", "std.gone.${1}");
        try (MirrorEngine gateway = clusters.gateway("gone", flow)) {
            awaitCaughtUp("gone.a.raw", 100, gateway);
            awaitCaughtUp("gone.b.raw", 100, gateway);
            // When
            clusters.city().admin().deleteTopics(List.of("gone.a.raw")).all().get();
            await().atMost(PATIENCE)
                    .until(() -> gateway.report().flows().stream()
                            .noneMatch(one -> one.sourceTopic().equals("gone.a.raw")));
            clusters.city().createTopic("gone.c.raw", 1);
            clusters.publish("gone.c.raw", 1, 0, 100);
            // Then
            awaitCaughtUp("gone.c.raw", 100, gateway);
        }
    }

    @Test
    void topicThatIsMadeAnewWithFewerPartitionsIsMirroredOn() throws Exception {
        // Given
        clusters.city().createTopic("src.shrunk", 3);
        clusters.publish("src.shrunk", 3, 0, 300);
        SelectedTopics flow = SelectedTopics.named("shrunk", "src.shrunk", "std.shrunk", TargetPolicy.DEFAULT);
        try (MirrorEngine gateway = clusters.gateway("shrunk", flow)) {
            awaitCaughtUp("src.shrunk", 300, gateway);
            // When
            clusters.city().admin().deleteTopics(List.of("src.shrunk")).all().get();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                clusters.city().createTopic("src.shrunk", 1);
                return true;
            });
            clusters.publish("src.shrunk", 1, 2_000_000, 2_000_100);
            // Then
            long wanted = IntStream.range(2_000_000, 2_000_100)
                    .filter(i -> i % 10 != 0 && i % 7 != 0)
                    .count();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(mirrored("std.shrunk", "M-20000")).isEqualTo(wanted));
            await().atMost(PATIENCE).until(() -> partitions(gateway, "src.shrunk") == 1);
        }
    }

    private static long mirrored(String target, String prefix) {
        long[] count = {0};
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read(target, record -> {
                if (record.value() != null && new String(record.value(), StandardCharsets.UTF_8).startsWith(prefix)) {
                    count[0]++;
                }
            });
        }
        return count[0];
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static TopicChoice choice(MirrorEngine gateway, String topic) {
        return gateway.topics().stream()
                .filter(choice -> choice.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no choice for " + topic + " in " + gateway.topics()));
    }

    private static FlowReport flow(MirrorEngine gateway, String topic) {
        return gateway.report().flows().stream()
                .filter(flow -> flow.sourceTopic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no flow on " + topic));
    }

    private static int partitions(MirrorEngine gateway, String topic) {
        return flow(gateway, topic).partitions().size();
    }

    private static void grow(Admin admin, String topic, int partitions)
            throws ExecutionException, InterruptedException {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all()
                .get();
    }

    private static TopicDescription description(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    }

    private static CountedFlow counted(String source, String target) {
        return new CountedFlow(source, TwoClusters.SITE, clusters.city().bootstrapServers(), source, target);
    }

    private static void assertExact(long records, CountedFlow... flows) {
        RecountTotals totals = Recount.of(clusters.province().bootstrapServers(), List.of(flows))
                .totals();
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(records);
    }

    private static void awaitCaughtUp(String topic, long records, MirrorEngine gateway) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clusters.isCaughtUp(topic, records, gateway))
                        .as(() -> gateway.report().toString())
                        .isTrue());
    }
}
