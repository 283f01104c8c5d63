package io.tributary.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.record.SourceRecord;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.fanout.FanOut;
import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.mirror.fanout.FanOutSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FanOutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static EmbeddedCluster province;

    @BeforeAll
    static void start() {
        province = EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province")));
    }

    @AfterAll
    static void stop() {
        province.close();
    }

    @Test
    void derivesRecordsWithTheirHeadersKeysAndTombstones() throws Exception {
        province.createTopic("std.derive", 3);
        try (FanOut fanOut = fanOut("330000", new FieldRoute("std.derive", "all.derive", "loud.derive"))) {
            publish("std.derive", 2, "k1", "hello!");
            publish("std.derive", 2, null, "quiet");
            publish("std.derive", 1, "k2", null);
            publish("std.derive", 0, "k3", "what?");
            await().atMost(PATIENCE).until(() -> count("all.derive") == 4);

            List<ConsumerRecord<byte[], byte[]>> all = read("all.derive");
            assertThat(all)
                    .allSatisfy(derived -> assertThat(
                                    text(derived.headers().lastHeader("ce_id").value()))
                            .isEqualTo("0-42"));
            assertThat(all)
                    .filteredOn(derived -> derived.key() == null)
                    .singleElement()
                    .satisfies(derived -> assertThat(derived.partition())
                            .as("without a key the partition is kept")
                            .isEqualTo(2));
            assertThat(all).filteredOn(derived -> derived.value() == null).hasSize(1);
            assertThat(read("loud.derive")).singleElement().satisfies(derived -> {
                assertThat(text(derived.key())).isEqualTo("loud");
                assertThat(text(derived.value())).isEqualTo("hello!");
            });
            assertThat(partitions("loud.derive")).isEqualTo(3);

            FanOutReport report = fanOut.report();
            assertThat(report.state()).isEqualTo(FanOutReport.State.RUNNING);
            assertThat(report.fault()).isNull();
            assertThat(report.routes()).singleElement().satisfies(route -> {
                assertThat(route.evaluated()).isEqualTo(4);
                assertThat(route.written()).containsEntry("all.derive", 4L).containsEntry("loud.derive", 1L);
                assertThat(route.failures()).isEqualTo(1);
                assertThat(route.lastFailure()).hasToString("no such field: loud");
            });
        }
    }

    @Test
    void waitsForAStandardTopicAndTakesItIn() throws Exception {
        province.createTopic("std.early", 1);
        try (FanOut fanOut = fanOut(
                "320000",
                new FieldRoute("std.early", "all.early", "loud.early"),
                new FieldRoute("std.late", "all.late", "loud.late"))) {
            publish("std.early", 0, "k", "one");
            await().atMost(PATIENCE).until(() -> count("all.early") == 1);
            assertThat(fanOut.report().routes().get(1).waitsFor())
                    .isEqualTo("the standard topic std.late is not there yet");

            province.createTopic("std.late", 2);
            publish("std.late", 1, "k", "two");
            await().atMost(PATIENCE).until(() -> count("all.late") == 1);
            publish("std.early", 0, "k", "three");
            await().atMost(PATIENCE).until(() -> count("all.early") == 2);

            assertThat(fanOut.report().routes())
                    .allSatisfy(route -> assertThat(route.waitsFor()).isNull());
        }
    }

    @Test
    void restartGoesOnWhereItStopped() throws Exception {
        province.createTopic("std.restart", 1);
        FieldRoute route = new FieldRoute("std.restart", "all.restart", "loud.restart");
        try (FanOut first = fanOut("310000", route)) {
            publish("std.restart", 0, "k", "one");
            await().atMost(PATIENCE).until(() -> count("all.restart") == 1);
            assertThat(first.report().state()).isEqualTo(FanOutReport.State.RUNNING);
        }
        publish("std.restart", 0, "k", "two");
        try (FanOut second = fanOut("310000", route)) {
            await().atMost(PATIENCE).until(() -> count("all.restart") == 2);
            assertThat(second.report().routes().get(0).evaluated()).isEqualTo(1);
        }
    }

    @Test
    void changedRoutesAreFollowedWithoutLossOrRepetition() throws Exception {
        province.createTopic("std.follow", 1);
        province.createTopic("std.followed", 1);
        FieldRoute stays = new FieldRoute("std.followed", "all.followed", "loud.followed");
        try (FanOut fanOut = fanOut("360000", new FieldRoute("std.follow", "old.follow", "loud.follow"))) {
            publish("std.follow", 0, "k", "one");
            await().atMost(PATIENCE).until(() -> count("old.follow") == 1);

            fanOut.follow(List.of(new FieldRoute("std.follow", "new.follow", "loud.follow"), stays));
            publish("std.followed", 0, "k", "two");
            await().atMost(PATIENCE).until(() -> count("all.followed") == 1);
            publish("std.follow", 0, "k", "three");
            await().atMost(PATIENCE).until(() -> count("new.follow") == 1);

            fanOut.follow(List.of(stays));
            await().atMost(PATIENCE)
                    .until(() -> fanOut.report().routes().size() == 1
                            && fanOut.report().state() == FanOutReport.State.RUNNING);
            publish("std.follow", 0, "k", "nobody reads it");
            publish("std.followed", 0, "k", "four");
            await().atMost(PATIENCE).until(() -> count("all.followed") == 2);
            assertThat(fanOut.report().routes().get(0).evaluated()).isEqualTo(2);
        }
        assertThat(count("old.follow")).isOne();
        assertThat(count("new.follow")).isOne();
    }

    @Test
    void lastRouteEndsWhenItIsRemovedWhileItsNewVersionWaits() throws Exception {
        province.createTopic("std.removed", 1);
        try (FanOut fanOut = fanOut("340000", new FieldRoute("std.removed", "all.removed", "loud.removed"))) {
            publish("std.removed", 0, "k", "one");
            await().atMost(PATIENCE).until(() -> count("all.removed") == 1);
            // Given: the version before goes on, since the topic of the new one cannot be made
            fanOut.follow(List.of(new FieldRoute("std.removed", "no name of a topic", "loud.removed")));
            await().atMost(PATIENCE).until(() -> fanOut.report().routes().get(0).waitsFor() != null);

            fanOut.follow(List.of());

            await().atMost(PATIENCE).until(() -> fanOut.report().state() == FanOutReport.State.WAITING);
        }
    }

    @Test
    void largeRecordIsDerivedWhereItsTopicTakesIt() throws Exception {
        province.createTopic("std.large", 1, Map.of("max.message.bytes", "3000000"));
        try (FanOut fanOut = fanOut("350000", new FieldRoute("std.large", "all.large", "loud.large"))) {
            String large = "x".repeat(2_900_000);
            publish("std.large", 0, "k", large);
            await().atMost(PATIENCE).until(() -> count("all.large") == 1);

            assertThat(read("all.large"))
                    .singleElement()
                    .satisfies(derived -> assertThat(text(derived.value())).isEqualTo(large));
            assertThat(fanOut.report().routes().get(0).failures()).isZero();
        }
    }

    @Test
    void recordThatADerivedTopicDoesNotTakeIsLeftOutAndTheOthersGoOn() throws Exception {
        province.createTopic("std.narrow", 1);
        province.createTopic("loud.narrow", 1, Map.of("max.message.bytes", "1000"));
        try (FanOut fanOut = fanOut("360000", new FieldRoute("std.narrow", "all.narrow", "loud.narrow"))) {
            publish("std.narrow", 0, "k", "!".repeat(1000));
            publish("std.narrow", 0, "k", "short!");
            await().atMost(PATIENCE).until(() -> count("loud.narrow") == 1 && count("all.narrow") == 2);

            FanOutReport report = fanOut.report();
            assertThat(report.state()).isEqualTo(FanOutReport.State.RUNNING);
            assertThat(report.fault()).isNull();
            assertThat(report.routes()).singleElement().satisfies(route -> {
                assertThat(route.written()).containsEntry("all.narrow", 2L).containsEntry("loud.narrow", 1L);
                assertThat(route.failures()).isEqualTo(1);
                assertThat(String.valueOf(route.lastFailure()))
                        .contains("no more than 1000 can be sent to topic 'loud.narrow'", "max.message.bytes");
            });
        }
    }

    @Test
    void routesThatAnErrorEndedAreStartedAnew() throws Exception {
        province.createTopic("std.error", 1);
        AtomicInteger attempts = new AtomicInteger();
        FieldRoute route = new FieldRoute("std.error", "all.error", "loud.error");
        RouteEvaluator failing = new RouteEvaluator() {
            @Override
            public RouteDefinition definition() {
                return route.definition();
            }

            @Override
            public Evaluation evaluate(SourceRecord standard) {
                if (attempts.getAndIncrement() == 0) {
                    throw new LinkageError("a class is not there");
                }
                return route.evaluate(standard);
            }
        };
        try (FanOut fanOut = fanOut("370000", failing)) {
            publish("std.error", 0, "k", "one");
            await().atMost(PATIENCE).until(() -> count("all.error") == 1);
            await().atMost(PATIENCE).until(() -> fanOut.report().state() == FanOutReport.State.RUNNING);

            assertThat(fanOut.report().fault()).isNull();
            assertThat(attempts).hasValue(2);
        }
    }

    @Test
    void absentClusterIsReportedAndDoesNotHoldUpTheEnd() {
        ClientProperties nobody = new ClientProperties(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:1",
                        "default.api.timeout.ms",
                        "3000",
                        "request.timeout.ms",
                        "1000"),
                Map.of(),
                Map.of(),
                Map.of());
        FanOutSettings settings = new FanOutSettings(SiteCode.of("440000"), nobody, Duration.ofMillis(500), (short) -1);
        try (FanOut fanOut = FanOut.start(settings, List.of(new FieldRoute("std.a", "all.a", "loud.a")))) {
            await().atMost(PATIENCE).until(() -> fanOut.report().fault() != null);
            assertThat(fanOut.report().state()).isEqualTo(FanOutReport.State.WAITING);
            assertThat(fanOut.report().fault()).contains("cannot be looked at");
        }
    }

    private static FanOut fanOut(String site, RouteEvaluator... routes) {
        // Streams that an error ended do not leave their group; the next ones wait for the end of the session.
        ClientProperties cluster = new ClientProperties(
                Map.of("bootstrap.servers", province.bootstrapServers()),
                Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "1000"),
                Map.of(),
                Map.of());
        return FanOut.start(
                new FanOutSettings(SiteCode.of(site), cluster, Duration.ofMillis(500), (short) -1), List.of(routes));
    }

    private static void publish(String topic, int partition, String key, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", province.bootstrapServers(), "max.request.size", "4000000"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var standard = new ProducerRecord<>(topic, partition, bytes(key), bytes(value));
            standard.headers().add("ce_id", bytes("0-42"));
            producer.send(standard).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(province.bootstrapServers())) {
            reader.read(topic, records::add);
        }
        return records;
    }

    private static long count(String topic) {
        try (TopicReader reader = new TopicReader(province.bootstrapServers())) {
            return reader.count(topic);
        }
    }

    private static int partitions(String topic) {
        try (TopicReader reader = new TopicReader(province.bootstrapServers())) {
            return reader.partitions(topic).size();
        }
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
