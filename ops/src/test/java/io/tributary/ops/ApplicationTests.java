package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application in the city role, with clusters that nobody answers for. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "tributary.site.code=330100",
            "tributary.site.instance=gateway-1",
            "tributary.cluster.bootstrap-servers=127.0.0.1:1",
            "tributary.upstream.bootstrap-servers=127.0.0.1:1",
            "tributary.mirror.link.bandwidth=20Mbit/s",
            "tributary.mirror.lanes.bulk.rate=500KB/s",
            "tributary.mirror.lanes.bulk.window=22:00-06:00",
            "tributary.security.users.li.password=look",
            "tributary.security.users.wang.password=change",
            "tributary.security.users.wang.roles=operator"
        })
class ApplicationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path SAMPLE = Path.of("src/test/resources/catalog");
    private static final Path CATALOG = Path.of("target/application-catalog");

    /** The sample, with a schema and a code table that nobody names, in another charset. */
    @DynamicPropertySource
    static void catalog(DynamicPropertyRegistry properties) throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                write(SAMPLE.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        write("schemas/wind.json", "{\"title\": \"风\"}".getBytes(Charset.forName("GBK")));
        write("code-tables/levels.csv", "code,name\n1,优\n".getBytes(Charset.forName("GBK")));
        properties.add("tributary.catalog.folder", CATALOG::toString);
    }

    private static void write(String file, byte[] content) throws IOException {
        Files.createDirectories(CATALOG.resolve(file).getParent());
        Files.write(CATALOG.resolve(file), content);
    }

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void probesAreOpenAndDoNotDependOnKafka(String path) {
        HttpResponse<String> response = get(path, null);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"status\":\"UP\"").doesNotContain("components");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/health",
                "/actuator/flows",
                "/actuator/contracts",
                "/actuator/deadletters",
                "/actuator/prometheus",
                "/actuator/health/readiness/cluster",
                "/actuator/circuitbreakers",
                "/error"
            })
    void nothingElseIsOpen(String path) {
        assertThat(get(path, null).statusCode()).isEqualTo(401);
        assertThat(get(path, "li:wrong").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/flows, 200",
        "/actuator/flows/air, 200",
        "/actuator/flows/nothing, 404",
        "/actuator/lanes, 200",
        "/actuator/lanes/bulk, 200",
        "/actuator/lanes/nothing, 404",
        "/actuator/contracts, 200",
        "/actuator/topics, 200",
        "/actuator/topics/nothing, 404",
        "/actuator/contracts/air, 200",
        "/actuator/contracts/nothing, 404",
        "/actuator/deadletters/nothing, 404",
        "/actuator/deadletters/air?reason=UNKNOWN_COD, 400",
        "/actuator/deadletters/air?offsets=9-3, 400",
        "/actuator/prometheus, 200",
        "/actuator/circuitbreakers, 200",
        "/actuator/env, 404",
        "/elsewhere, 403"
    })
    void viewerReads(String path, int status) {
        assertThat(get(path, "li:look").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "flows/air-hangzho | 'air-hangzho' has no entry of its own here; /actuator/flows tells what there is",
                "lanes/blk | 'blk' has no entry of its own here; /actuator/lanes tells",
                "topics/ods.rw | 'ods.rw' has no entry of its own here; /actuator/topics tells",
                "contracts/nothing | 'nothing' has no entry of its own here; /actuator/contracts tells",
                "deadletters/nothing | 'nothing' has no entry of its own here; /actuator/deadletters tells",
                "deadletters?reason=UNKNOWN_CODE | 'reason' is not known here",
                "flows?nam=air | 'nam' is not known here",
                "deadletters/air?reason=UNKNOWN_COD | did you mean 'UNKNOWN_CODE'?",
            })
    void whatIsAskedWronglyIsAnsweredInWords(String question, String words) {
        HttpResponse<String> answer = get("/actuator/" + question, "li:look");

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).contains(words).doesNotContain("Exception");
    }

    @Test
    void aBodyThatIsNoJsonIsAnsweredInWords() {
        HttpResponse<String> answer = send(request("/actuator/lanes/bulk", "wang:change")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"weight\":"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("JSON").doesNotContain("\"trace\"");
    }

    @Test
    void onlyTheOperatorWrites() {
        String body = "{\"updateState\":\"CLOSE\"}";

        assertThat(post("/actuator/circuitbreakers/upstream", "li:look", body, null))
                .isEqualTo(403);
        assertThat(post("/actuator/circuitbreakers/upstream", "wang:change", body, null))
                .isEqualTo(200);
        assertThat(post("/actuator/circuitbreakers/upstream", "wang:change", body, "http://elsewhere"))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bulk | {\"wieght\":3} | 400",
                "bulk | {\"weight\":0} | 400",
                "bulk | {\"weight\":\"much\"} | 400",
                "bulk | {\"rate\":\"fast\"} | 400",
                "bulk | {\"window\":\"22-6\"} | 400",
                "bulk | {\"transactionInterval\":\"20s\"} | 400",
                "bulk | {} | 400",
                "blk | {\"weight\":3} | 404",
                // The upstream is away.
                "bulk | {\"weight\":3} | 503",
            })
    void whatALaneCannotBeIsRefused(String lane, String change, int status) {
        assertThat(post("/actuator/lanes/" + lane, "wang:change", change, null)).isEqualTo(status);
        assertThat(post("/actuator/lanes/" + lane, "li:look", change, null)).isEqualTo(403);
    }

    @Test
    void lanesShowHowTheyAreSet() {
        JsonNode lanes = json(get("/actuator/lanes", "li:look"));

        assertThat(lanes.at("/link/bandwidth").asString()).isEqualTo("20Mbit/s");
        assertThat(lanes.at("/notFollowed").asString()).contains("127.0.0.1:1");
        JsonNode bulk = lanes.at("/lanes/0");
        assertThat(bulk).isEqualTo(json(get("/actuator/lanes/bulk", "li:look")));
        assertThat(bulk.get("lane").asString()).isEqualTo("bulk");
        assertThat(bulk.at("/settings/weight").asInt()).isEqualTo(1);
        assertThat(bulk.at("/settings/rate").asString()).isEqualTo("500KB/s");
        assertThat(bulk.at("/settings/window").asString()).isEqualTo("22:00-06:00");
        assertThat(bulk.has("changed")).isFalse();
    }

    @Test
    void flowsShowWhatRunsAndWhatWasRefused() {
        JsonNode flows = json(get("/actuator/flows", "li:look"));

        assertThat(flows.get("site").asString()).isEqualTo("330100");
        assertThat(flows.get("role").asString()).isEqualTo("CITY");
        assertThat(flows.get("flows").get(0).get("flow").asString()).isEqualTo("air");
        assertThat(flows.get("refused").valueStream())
                .filteredOn(refused -> refused.get("name").asString().equals("water"))
                .singleElement()
                .satisfies(water -> assertThat(water.get("problems").get(0).asString())
                        .contains("flows/water.yaml:3:")
                        .contains("did you mean 'topic'?"));
    }

    @Test
    void contractsShowVersionsAndEveryProblemInItsParts() {
        JsonNode contracts = json(get("/actuator/contracts", "li:look"));

        assertThat(contracts.at("/catalog/fromCopy").asBoolean()).isFalse();
        assertThat(contracts.at("/catalog/lastContact").asString()).isNotEmpty();
        JsonNode air = contracts.at("/contracts/0");
        assertThat(air).isEqualTo(json(get("/actuator/contracts/air", "li:look")));
        assertThat(air.get("state").asString()).isEqualTo("RUNNING");
        assertThat(air.get("flowVersion").asString()).startsWith("sha256:");
        assertThat(air.get("digest").asString()).hasSize(12);
        assertThat(air.get("origin").asString()).endsWith("flows/air.yaml");
        assertThat(air.at("/schemas/0/name").asString())
                .isEqualTo(air.get("standard").asString());
        assertThat(air.at("/schemas/0/engine").asString()).isEqualTo("compiled");
        assertThat(air.get("unmapped").isArray()).isTrue();
        JsonNode water = json(get("/actuator/contracts/water", "li:look"));
        assertThat(water.get("state").asString()).isEqualTo("REFUSED");
        JsonNode problem = water.at("/candidate/problems/0");
        assertThat(problem.get("origin").asString()).endsWith("flows/water.yaml");
        assertThat(problem.get("line").asInt()).isEqualTo(3);
        assertThat(problem.get("nearest").asString()).isEqualTo("topic");
    }

    @Test
    void whatCouldNotBeReadIsToldAsAFileAndNotAsAFlow() {
        JsonNode contracts = json(get("/actuator/contracts", "li:look"));

        assertThat(contracts.get("contracts").valueStream())
                .extracting(view -> view.get("flow").asString())
                .containsExactly("air", "water");
        JsonNode schema = contracts.at("/unreadable/0");
        assertThat(schema.get("kind").asString()).isEqualTo("schema");
        assertThat(schema.get("name").asString()).isEqualTo("wind");
        assertThat(schema.get("path").asString()).isEqualTo(CATALOG + "/schemas/wind.json");
        assertThat(schema.get("reason").asString()).contains("not UTF-8", "Save the file as UTF-8");
        assertThat(contracts.at("/unreadable/1/kind").asString()).isEqualTo("code table");
        assertThat(contracts.at("/unreadable/1/path").asString()).isEqualTo(CATALOG + "/code-tables/levels.csv");

        JsonNode components = json(get("/actuator/health", "li:look")).get("components");
        assertThat(components.at("/flows/components").propertyNames()).containsExactlyInAnyOrder("air", "water");
        assertThat(components.at("/catalog/status").asString()).isEqualTo("OUT_OF_SERVICE");
        assertThat(components.at("/catalog/details/unreadable").toString())
                .contains("/schemas/wind.json:1: not UTF-8", "/code-tables/levels.csv:2: not UTF-8");
    }

    @Test
    void onlyTheOperatorRedrives() {
        assertThat(post("/actuator/deadletters/air", "li:look", "{}", null)).isEqualTo(403);
        assertThat(post("/actuator/deadletters/air", "wang:change", "{\"whenNewer\":\"now\"}", null))
                .isEqualTo(400);
        assertThat(post("/actuator/deadletters/nothing", "wang:change", "{\"dryRun\":true}", null))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deadletters/air | {\"dryrun\":true} | did you mean 'dryRun'?",
                "deadletters/air | {\"reasons\":\"UNKNOWN_CODE\"} | did you mean 'reason'?",
                "deadletters/air | {\"partitions\":3} | did you mean 'partition'?",
                "replays/nightly | {\"flow\":\"air\",\"form\":\"2026-07-01\"} | did you mean 'from'?",
            })
    void aMisspeltNameIsRefusedAndNothingIsDone(String endpoint, String body, String problem) {
        HttpResponse<String> response = send(request("/actuator/" + endpoint, "wang:change")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(problem);
    }

    @Test
    void onlyTheOperatorReloads() {
        assertThat(post("/actuator/contracts", "li:look", "", null)).isEqualTo(403);
        HttpRequest request = request("/actuator/contracts", "wang:change")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> response = send(request);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).get("changed").asBoolean()).isFalse();
    }

    @Test
    void refusedFlowIsOutOfServiceWithItsReason() {
        JsonNode flows =
                json(get("/actuator/health", "li:look")).get("components").get("flows");

        assertThat(flows.get("components").get("water").get("status").asString())
                .isEqualTo("OUT_OF_SERVICE");
        assertThat(flows.get("components")
                        .get("water")
                        .get("details")
                        .get("reason")
                        .toString())
                .contains("flows/water.yaml:3:");
    }

    @Test
    void clustersThatDoNotAnswerAreDown() {
        HttpResponse<String> response = get("/actuator/health", "li:look");

        assertThat(response.statusCode()).isEqualTo(503);
        for (String component : List.of("cluster", "upstream")) {
            JsonNode health = json(response).get("components").get(component);
            assertThat(health.get("status").asString()).isEqualTo("DOWN");
            assertThat(health.get("details").get("fault").asString()).contains("127.0.0.1:1");
        }
        assertThat(get("/actuator/prometheus", "li:look").body())
                .contains("tributary_upstream_up{site=\"330100\"} 0.0");
    }

    @Test
    void breakerOfTheUpstreamIsVisible() {
        assertThat(get("/actuator/circuitbreakers", "li:look").body()).contains("\"upstream\"");
        assertThat(get("/actuator/prometheus", "li:look").body())
                .contains("resilience4j_circuitbreaker_state{")
                .contains("name=\"upstream\"");
    }

    @Test
    void metricsHaveTheNamesOfTheCatalogue() {
        assertThat(get("/actuator/prometheus", "li:look").body())
                .contains("tributary_lag_records{flow=\"air\",site=\"330100\"} 0.0")
                .contains("tributary_catalog_refused{site=\"330100\"} 3.0")
                .contains("tributary_catalog_age_seconds{site=\"330100\"}")
                .contains("tributary_catalog_reloads_total{outcome=\"changed\",site=\"330100\"} 1.0");
    }

    private HttpResponse<String> get(String path, String credentials) {
        return send(request(path, credentials).GET().build());
    }

    private int post(String path, String credentials, String body, String origin) {
        HttpRequest.Builder request = request(path, credentials)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return send(request.build()).statusCode();
    }

    private HttpRequest.Builder request(String path, String credentials) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (credentials != null) {
            String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
