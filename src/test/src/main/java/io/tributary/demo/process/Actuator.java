package io.tributary.demo.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway's actuator, asked over HTTP.
 *
 * <p><b>Threading:</b> any thread; each call blocks for some seconds at most.
 */
final class Actuator {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int DOWN = 503;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final int port;
    private final String credentials;

    Actuator(int port, String user, String password) {
        this.port = port;
        this.credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The status of {@code health/readiness}: 0 where nobody answers. */
    int readiness() {
        try {
            return get("health/readiness").statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** An endpoint's answer; empty where nobody answers or the answer is not 200. */
    Optional<JsonNode> read(String endpoint) {
        try {
            HttpResponse<String> response = get(endpoint);
            return response.statusCode() == OK ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A component of the health, up or down; empty where nobody answers or there is no such component. */
    Optional<JsonNode> health(String component) {
        try {
            HttpResponse<String> response = get("health/" + component);
            return response.statusCode() == OK || response.statusCode() == DOWN
                    ? Optional.of(JSON.readTree(response.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The sum of a metric over all its labels, by its Prometheus name; empty where nobody answers or there is none. */
    OptionalDouble metric(String name) {
        try {
            HttpResponse<String> response = get("prometheus");
            List<Double> values = response.body()
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                    .toList();
            return response.statusCode() == OK && !values.isEmpty()
                    ? OptionalDouble.of(
                            values.stream().mapToDouble(Double::doubleValue).sum())
                    : OptionalDouble.empty();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    private HttpResponse<String> get(String endpoint) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + credentials)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + endpoint, e);
        }
    }
}
