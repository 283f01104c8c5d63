package io.tributary.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.process.GatewayProcess;
import io.tributary.standardization.catalog.CatalogPublisher;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.registry.ApicurioRegistry;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.FakeRegistry;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaRegistryClient;
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
        writeFlow(FLOW);
        Files.writeString(flows.resolve("elsewhere.yaml"), FLOW.formatted("elsewhere", "330200"));
        Files.writeString(schemas.resolve("reading.json"), SCHEMA);
    }

    @Test
    void gatewayRunsFromTheRegistryTakesUpNewVersionsAndThenRunsFromItsCopy() throws Exception {
        try (ApicurioRegistry registry = ApicurioRegistry.start();
                RegistryCity city = RegistryCity.start(folder, registry.url())) {
            push(registry);

            GatewayProcess gateway = runFromRegistry(city);
            takeUpAGoodVersionAndNotABadOne(gateway, city, registry);
            gateway.stop();
            registry.kill();
            city.publish(400);
            GatewayProcess restarted = city.gateway("first");
            awaitRegistryHealth(restarted, "DOWN", "copy");
            city.awaitAllMirrored();
            assertThat(city.flowVersions()).containsExactly("1", "2");
            awaitContract(restarted, "RUNNING", "2");
            assertThat(restarted
                            .health("registry")
                            .orElseThrow()
                            .at("/details/fault")
                            .asString())
                    .contains(registry.url().toString())
                    .contains("nobody listens there");

            try (ApicurioRegistry again = ApicurioRegistry.start(registry.port())) {
                writeFlow(FLOW);
                push(again);
                awaitRegistryHealth(restarted, "UP", "registry");
                awaitContract(restarted, "RUNNING", "1");
            }
        }
    }

    private void takeUpAGoodVersionAndNotABadOne(GatewayProcess gateway, RegistryCity city, ApicurioRegistry registry)
            throws IOException {
        awaitContract(gateway, "RUNNING", "1");
        writeFlow(FLOW + "# the second version\n");
        publish(registry);
        awaitContract(gateway, "RUNNING", "2");
        city.publish(400);
        city.awaitAllMirrored();
        assertThat(city.flowVersions()).containsExactly("1", "2");

        writeFlow(FLOW.replace("number: $.n", "number: {from: $.n, code: nowhere}"));
        publish(registry);
        awaitContract(gateway, "LAST_GOOD", "2");
        JsonNode contract = gateway.read("contracts/readings").orElseThrow();
        assertThat(contract.at("/candidate/version").asString()).isEqualTo("3");
        assertThat(contract.at("/candidate/problems/0/message").asString()).contains("nowhere");
        assertThat(gateway.health("flows/readings").orElseThrow().at("/status").asString())
                .isEqualTo("UP");
        city.publish(200);
        city.awaitAllMirrored();
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

    private static GatewayProcess runFromRegistry(RegistryCity city) {
        city.publish(600);
        GatewayProcess gateway = city.gateway("first");
        city.awaitAllMirrored();
        awaitRegistryHealth(gateway, "UP", "registry");
        JsonNode flows = gateway.read("flows").orElseThrow();
        assertThat(flows.get("flows").valueStream().map(flow -> flow.get("flow").asString()))
                .containsExactly("readings");
        assertThat(flows.get("refused").size()).isZero();
        assertThat(city.topicsOfTheProvince()).contains("std.readings").noneMatch(topic -> topic.contains("elsewhere"));
        return gateway;
    }

    private void writeFlow(String flow) throws IOException {
        Files.writeString(catalog.resolve("flows").resolve("readings.yaml"), flow.formatted("readings", "330100"));
    }

    /** As somebody would who does not ask the command line for its opinion first. */
    private void publish(ApicurioRegistry registry) {
        try (SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url()))) {
            CatalogPublisher.push(new FolderCatalogSource(catalog).load(), client);
        }
    }

    private static void awaitContract(GatewayProcess gateway, String state, String version) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode contract = gateway.read("contracts/readings").orElseThrow();
            assertThat(contract.path("state").asString())
                    .as(contract.toString())
                    .isEqualTo(state);
            assertThat(contract.path("flowVersion").asString()).isEqualTo(version);
        });
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
