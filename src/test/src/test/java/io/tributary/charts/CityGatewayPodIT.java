package io.tributary.charts;

import static io.tributary.charts.Manifests.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.cluster.FreePorts;
import io.tributary.demo.process.GatewayJar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the container of a rendered pod without Kubernetes: its arguments, environment and files, on real brokers. */
final class CityGatewayPodIT {

    private static final Duration START = Duration.ofSeconds(90);
    private static final String PASSWORD = "of the user on duty";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aGatewayComesUpFromWhatTheChartGivesIt() throws Exception {
        try (EmbeddedCluster city = EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("city")));
                EmbeddedCluster province =
                        EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province")))) {
            // Given
            city.createTopic("ods.river.raw", 2);
            province.createTopic("std.river", 2);
            Manifests manifests = Chart.cityGateway().render(values(city, province));
            PodFolders folders =
                    new PodFolders(folder.resolve("pod"), manifests, Map.of("users/duty", PASSWORD + "\n"));
            folders.create();

            // When
            int port = FreePorts.one();
            Process gateway = start(folders, manifests, port);
            try {
                // Then
                awaitReady(gateway, manifests, port);
                assertThat(get(port, "/actuator/flows", "duty", "guessed").statusCode())
                        .isEqualTo(401);
                HttpResponse<String> flows = get(port, "/actuator/flows", "duty", PASSWORD);
                assertThat(flows.statusCode()).isEqualTo(200);
                assertThat(flows.body()).contains("river-level", "ods.river.raw");
                assertThat(city.topics()).contains("ods.river.raw");
                assertThat(province.topics()).contains("tributary.ledger.330100.ods.river.raw");
            } finally {
                stop(gateway);
            }
        }
    }

    private Path values(EmbeddedCluster city, EmbeddedCluster province) throws IOException {
        String values = """
                site: {code: "330100"}
                cluster: {bootstrapServers: "%s"}
                upstream: {bootstrapServers: "%s"}
                security: {users: {duty: {roles: [viewer], passwordSecret: {name: users, key: duty}}}}
                mirror: {transactionTimeout: 10s, lanes: {normal: {transactionInterval: 200ms}}}
                limits: {maxValueSize: 2MB, maxFields: 20000}
                catalog:
                  schemas:
                    river-level: |
                      {"type": "object", "required": ["gauge"], "properties": {"gauge": {"type": "string"}}}
                  flows:
                    river-level: |
                      flow: river-level
                      source: {topic: ods.river.raw, format: json}
                      standard:
                        schema: river-level@latest
                        fields: {gauge: $.gauge}
                        key: gauge
                      target: {topic: std.river}
                """;
        return Files.writeString(
                folder.resolve("values.yaml"), values.formatted(city.bootstrapServers(), province.bootstrapServers()));
    }

    private Process start(PodFolders folders, Manifests manifests, int port) throws IOException {
        String command = manifests.container().getAsJsonArray("args").get(0).getAsString();
        ProcessBuilder builder = new ProcessBuilder(GatewayJar.command(command))
                .directory(Files.createDirectories(folder.resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putAll(folders.environment("hz-city-gateway-0"));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        return builder.start();
    }

    private Path log() {
        return folder.resolve("gateway.log");
    }

    private void awaitReady(Process gateway, Manifests manifests, int port) {
        for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
            JsonObject check = at(manifests.container(), probe, "httpGet");
            await().atMost(START)
                    .failFast(() -> assertThat(gateway.isAlive())
                            .as(() -> "the gateway runs; its log: " + readLog())
                            .isTrue())
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(get(port, check.get("path").getAsString(), "", "")
                                    .statusCode())
                            .as(() -> probe + "; the gateway's log: " + readLog())
                            .isEqualTo(200));
        }
    }

    private String readLog() {
        try {
            return Files.readString(log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private HttpResponse<String> get(int port, String path, String user, String password)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5));
        if (!user.isEmpty()) {
            byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void stop(Process gateway) throws InterruptedException {
        gateway.destroy();
        if (!gateway.waitFor(45, TimeUnit.SECONDS)) {
            gateway.destroyForcibly();
        }
    }
}
