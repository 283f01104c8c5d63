package io.tributary.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.process.GatewayProcess;
import io.tributary.standardization.registry.ApicurioRegistry;
import io.tributary.standardization.registry.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A folder is pushed to a real registry, and a gateway that knows only the registry's address runs from it. */
class RegistryOnlyGatewayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String FLOW = """
            flow: %1$s
            sites: ["%2$s"]
            source: { topic: ods.%1$s, format: json }
            standard:
              schema: reading@latest
              fields:
                number: $.n
            target: { topic: std.%1$s }
            """;

    private static final String SCHEMA = """
            { "$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
              "required": ["number"], "properties": { "number": {"type": "integer", "minimum": 0} } }
            """;

    @TempDir
    private Path folder;

    private Path catalog;

    @BeforeEach
    void writeCatalog() throws IOException {
        catalog = folder.resolve("catalog");
        Path flows = Files.createDirectories(catalog.resolve("flows"));
        Path schemas = Files.createDirectories(catalog.resolve("schemas"));
        Files.writeString(flows.resolve("readings.yaml"), FLOW.formatted("readings", "330100"));
        Files.writeString(flows.resolve("elsewhere.yaml"), FLOW.formatted("elsewhere", "330200"));
        Files.writeString(schemas.resolve("reading.json"), SCHEMA);
    }

    @Test
    void gatewayRunsFromTheRegistryAndThenFromItsCopy() throws Exception {
        try (ApicurioRegistry registry = ApicurioRegistry.start();
                RegistryCity city = RegistryCity.start(folder, registry.url())) {
            push(registry);

            runFromRegistry(city);
            registry.kill();
            city.publish(400);
            GatewayProcess restarted = city.gateway("second");
            awaitRegistryHealth(restarted, "DOWN", "copy");
            city.awaitAllMirrored();
            assertThat(restarted
                            .health("registry")
                            .orElseThrow()
                            .at("/details/fault")
                            .asString())
                    .contains(registry.url().toString())
                    .contains("nobody listens there");

            try (ApicurioRegistry again = ApicurioRegistry.start(registry.port())) {
                push(again);
                awaitRegistryHealth(restarted, "UP", "copy");
                restarted.stop();
                awaitRegistryHealth(city.gateway("third"), "UP", "registry");
            }
        }
    }

    @Test
    void registryThatDoesNotLetTheUserInEndsThePushWithItsStatus() throws Exception {
        try (FakeRegistry registry = new FakeRegistry()) {
            registry.failAlways(401, "{\"error_code\":40101,\"message\":\"unauthorized\"}");

            PushCommandLine push = PushCommandLine.run(catalog, registry.url());

            assertThat(push.output())
                    .contains("status 401: unauthorized")
                    .contains("user name and password for the registry")
                    .doesNotContain("\tat ");
            assertThat(push.status()).isEqualTo(5);
        }
    }

    private static void runFromRegistry(RegistryCity city) {
        city.publish(600);
        GatewayProcess gateway = city.gateway("first");
        city.awaitAllMirrored();
        awaitRegistryHealth(gateway, "UP", "registry");
        JsonNode flows = gateway.read("flows").orElseThrow();
        assertThat(flows.get("flows").valueStream().map(flow -> flow.get("flow").asString()))
                .containsExactly("readings");
        assertThat(flows.get("refused").size()).isZero();
        assertThat(city.topicsOfTheProvince()).contains("std.readings").noneMatch(topic -> topic.contains("elsewhere"));
        gateway.stop();
    }

    private void push(ApicurioRegistry registry) throws IOException, InterruptedException {
        PushCommandLine push = PushCommandLine.run(catalog, registry.url());
        assertThat(push.status()).as(push.output()).isZero();
        assertThat(push.output())
                .contains("tributary.flow.readings version 1")
                .contains("reading version 1")
                .contains("3 subjects and versions, 3 of them new");
    }

    private static void awaitRegistryHealth(GatewayProcess gateway, String status, String catalogFrom) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            JsonNode health = gateway.health("registry").orElseThrow();
            assertThat(health.path("status").asString()).as(health.toString()).isEqualTo(status);
            assertThat(health.at("/details/catalogFrom").asString()).isEqualTo(catalogFrom);
        });
    }
}
