package io.tributary.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.TopicReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounded runs of a gateway that mirrors the same topic: by the clock, and by its endpoint. */
final class GatewayReplaysIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String RUN = "/actuator/replays/by-hand";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void runsBeginByTheClockAndByHandAndTheGatewaysAccountStaysExact() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterSettings.of("both", folder.resolve("broker")))) {
            cluster.createTopic("ods.river", 1);
            cluster.createTopic("ods.lake", 1);
            cluster.createTopic("ods.pond", 1);
            publish(cluster, "ods.river", 0, 200);
            publish(cluster, "ods.lake", 0, 50);
            publish(cluster, "ods.pond", 0, 50);
            try (GatewayProcess gateway =
                    GatewayProcess.start(settings(cluster)).awaitReady(PATIENCE)) {
                await().atMost(PATIENCE).until(() -> sent(cluster, "std.often").size() == 200);
                publish(cluster, "ods.river", 200, 300);
                await().atMost(PATIENCE).until(() -> sent(cluster, "std.often").size() >= 300);
                assertThat(sent(cluster, "std.often")).isEqualTo(ids(0, 300));
                await().atMost(PATIENCE).until(() -> sent(cluster, "std.river").size() == 300);

                runByHand(gateway, cluster);
                scheduledFlowsAreMirroredAndRest(gateway, cluster, List.of("lake", "pond"));
            }
            var recount = Recount.of(
                    cluster.bootstrapServers(),
                    List.of(
                            new CountedFlow(
                                    "river",
                                    SiteCode.of("330100"),
                                    cluster.bootstrapServers(),
                                    "ods.river",
                                    "std.river"),
                            new CountedFlow(
                                    "lake",
                                    SiteCode.of("330100"),
                                    cluster.bootstrapServers(),
                                    "ods.lake",
                                    "std.lake")));
            assertThat(recount.totals().isExact()).as("%s", recount).isTrue();
            assertThat(recount.replayed()).isEqualTo(10);
        }
    }

    private void scheduledFlowsAreMirroredAndRest(GatewayProcess gateway, EmbeddedCluster cluster, List<String> flows)
            throws Exception {
        for (String flow : flows) {
            await().atMost(PATIENCE).until(() -> sent(cluster, "std." + flow).size() == 50);
            publish(cluster, "ods." + flow, 50, 80);
        }
        for (String flow : flows) {
            await().atMost(PATIENCE).until(() -> sent(cluster, "std." + flow).size() == 80);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(send(gateway, "viewing", "/actuator/flows/" + flow, "GET", "")
                                    .body())
                            .contains("\"state\":\"RESTING\"")
                            .contains("it rests until "));
            assertThat(sent(cluster, "std." + flow)).isEqualTo(ids(0, 80));
        }
        assertThat(send(gateway, "viewing", "/actuator/flows/river", "GET", "").body())
                .contains("\"state\":\"RUNNING\"");
    }

    private void runByHand(GatewayProcess gateway, EmbeddedCluster cluster) throws Exception {
        assertThat(post(gateway, "viewing", "{\"flow\":\"river\"}").statusCode())
                .isEqualTo(403);
        assertThat(post(gateway, "duty", "{\"flow\":\"rivers\"}"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("did you mean 'river'?"));

        HttpResponse<String> accepted =
                post(gateway, "duty", "{\"flow\":\"river\",\"from\":\"0:10\",\"to\":\"0:20\",\"rate\":\"1000/s\"}");

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(gateway))
                        .contains("\"state\":\"FINISHED\"")
                        .contains("\"offsets\":10,\"done\":10")
                        .contains("\"fromOffset\":10,\"nextOffset\":20,\"toOffset\":20"));
        assertThat(sent(cluster, "std.river")).hasSize(310).endsWith("0-19");
        assertThat(send(gateway, "duty", RUN, "DELETE", "").statusCode()).isEqualTo(404);
        assertThat(send(gateway, "viewing", "/actuator/replays", "GET", "").body())
                .contains("\"run\":\"by-hand\"")
                .contains(
                        "\"schedules\":[{\"run\":\"often\",\"flow\":\"river\",\"from\":\"last\",\"to\":\"end\",\"next\":");
        assertThat(Files.readString(gateway.logFile()))
                .contains("start replay by-hand of flow river from 0:10 to 0:20")
                .contains("accepted");
    }

    private GatewaySettings settings(EmbeddedCluster cluster) throws IOException {
        Path flows = Files.createDirectories(folder.resolve("config/flows"));
        Path schemas = Files.createDirectories(folder.resolve("config/schemas"));
        for (String name : List.of("river", "lake", "pond")) {
            Files.writeString(flows.resolve(name + ".yaml"), """
                    flow: %1$s
                    source: {topic: ods.%1$s, format: json}
                    standard:
                      schema: river
                      fields: {level: $.level}
                    target: {topic: std.%1$s, delivery: %2$s}
                    """.formatted(
                            name, name.equals("pond") ? "at-least-once" : "exactly-once"));
        }
        Files.writeString(schemas.resolve("river.json"), "{\"properties\": {\"level\": {\"type\": \"integer\"}}}");
        return GatewaySettings.city(
                        "gateway",
                        folder,
                        "330100",
                        cluster.bootstrapServers(),
                        cluster.bootstrapServers(),
                        folder.resolve("config"))
                .startingQuickly()
                .with(Map.of(
                        "tributary.mirror.upstream-replication", "1",
                        "tributary.mirror.topic-check-interval", "1s",
                        "tributary.replay.schedules.often.flow", "river",
                        "tributary.replay.schedules.often.cron", "*/3 * * * * *",
                        "tributary.replay.schedules.often.target", "std.often",
                        "tributary.schedule.flows.lake.cron", "*/5 * * * * *",
                        "tributary.schedule.flows.pond.cron", "*/5 * * * * *",
                        "tributary.security.users.duty.password", "password",
                        "tributary.security.users.duty.roles", "operator",
                        "tributary.security.users.viewing.password", "password"));
    }

    private static void publish(EmbeddedCluster cluster, String topic, int from, int to) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, ("{\"level\":" + i + "}").getBytes(UTF_8)));
            }
        }
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "0-" + i).toList();
    }

    private static List<String> sent(EmbeddedCluster cluster, String target) {
        List<String> ids = new ArrayList<>();
        try (TopicReader reader = new TopicReader(cluster.bootstrapServers())) {
            var unused = reader.read(
                    target,
                    record -> ids.add(
                            new String(record.headers().lastHeader("ce_id").value(), UTF_8)));
        }
        return ids;
    }

    private HttpResponse<String> post(GatewayProcess gateway, String user, String body) throws Exception {
        return send(gateway, user, RUN, "POST", body);
    }

    private String get(GatewayProcess gateway) throws Exception {
        return send(gateway, "viewing", RUN, "GET", "").body();
    }

    private HttpResponse<String> send(GatewayProcess gateway, String user, String path, String method, String body)
            throws Exception {
        String credentials = Base64.getEncoder().encodeToString((user + ":password").getBytes(UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
