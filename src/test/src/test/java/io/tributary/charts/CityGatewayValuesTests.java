package io.tributary.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CityGatewayValuesTests {

    private static final Chart CHART = Chart.cityGateway();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (?:`([^`]*)`|–) \\|");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "replica: 3 | additional properties 'replica' not allowed",
                "cluster: {bootstrapServer: x} | additional properties 'bootstrapServer' not allowed",
                "replicas: two | /replicas",
                "replicas: -1 | /replicas",
                "site: {code: '3301'} | /site/code",
                "cluster: {bootstrapServers: kafka} | /cluster/bootstrapServers",
                "cluster: {consumer: {Fetch.Bytes: 1}} | '/cluster/consumer': additional properties 'Fetch.Bytes'",
                "cluster: {secretProperties: {sasl.jaas.config: secret}} | /cluster/secretProperties/sasl.jaas.config",
                "security: {users: {duty: {password: secret}}} | /security/users/duty",
                "security: {users: {duty: {roles: [admin]}}} | /security/users/duty/roles/0",
                "registry: {password: secret} | additional properties 'password' not allowed",
                "registry: {passwordSecret: {name: registry}} | /registry/passwordSecret",
                "podSecurity: {runAsUser: 0} | /podSecurity/runAsUser",
                "image: {digest: latest} | /image/digest",
                "mirror: {lanes: {Urgent: {}}} | '/mirror/lanes': additional properties 'Urgent'",
                "mirror: {transactionTimeout: 30} | /mirror/transactionTimeout",
                "limits: {maxDepth: 5000} | /limits/maxDepth",
                "catalog: {flows: {a/b: x}} | '/catalog/flows': additional properties 'a/b'",
                "catalog: {configMaps: [{name: m, items: [{key: k, path: ../k}]}]} | /catalog/configMaps/0/items/0/path",
                "application: {kafka: {}} | additional properties 'kafka' not allowed",
                "extraEnv: [{name: POD_NAME, value: x}] | /extraEnv/0/name",
            })
    void refusesWhatTheSchemaDoesNotKnow(String values, String complaint) throws IOException {
        assertThatThrownBy(() -> CHART.render(Chart.values("minimal"), file(values)))
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "site: {code: ''} | site.code is required",
                "cluster: {bootstrapServers: ''} | cluster.bootstrapServers is required",
                "upstream: {bootstrapServers: ''} | upstream.bootstrapServers is required",
                "cluster: {properties: {sasl.jaas.config: a}} | cluster.properties.sasl.jaas.config is a secret",
                "upstream: {properties: {ssl.keystore.password: a}} | refer to one in upstream.secretProperties",
                "upstream: {producer: {ssl.key.password: a}} | upstream.producer.ssl.key.password is a secret",
                "cluster: {admin: {bootstrap.servers: 'a:1'}} | set cluster.bootstrapServers instead",
                "registry: {url: 'http://registry'} | leave one of them empty",
                "catalog: {flows: null, schemas: null} | no flows: give catalog.flows",
                "security: {users: null} | security.users names nobody",
                "registry: {passwordSecret: {name: a, key: b}} | registry.passwordSecret needs registry.username",
                "serviceMonitor: {enabled: true} | serviceMonitor.enabled needs serviceMonitor.basicAuthSecret",
            })
    void refusesWhatMakesNoSenseTogether(String values, String complaint) throws IOException {
        assertThatThrownBy(() -> CHART.render(Chart.values("minimal"), file(values)))
                .hasMessageContaining(complaint);
    }

    @Test
    void readmeListsEveryValueWithItsDefault() {
        Map<String, String> defaults = new TreeMap<>();
        leaves("", CHART.values(), defaults);
        Map<String, String> documented = new TreeMap<>(documented());
        documented.values().removeIf("–"::equals);

        assertThat(documented).isEqualTo(defaults);
    }

    @Test
    void schemaKnowsEveryValueOfTheReadmeAndNoOther() {
        ValuesSchema schema = new ValuesSchema(CHART.valuesSchema());
        Set<String> rows = documented().keySet();

        assertThat(rows).filteredOn(row -> !schema.knows(row)).isEmpty();
        assertThat(schema.leaves())
                .filteredOn(path -> rows.stream().noneMatch(row -> isAtOrBelow(row, path) || isAtOrBelow(path, row)))
                .isEmpty();
    }

    private static boolean isAtOrBelow(String path, String other) {
        return path.equals(other) || path.startsWith(other + ".");
    }

    private static Map<String, String> documented() {
        Map<String, String> rows = new LinkedHashMap<>();
        List<MatchResult> matches =
                ROW.matcher(CHART.text("README.md")).results().toList();
        for (MatchResult row : matches) {
            assertThat(rows.put(row.group(1), row.group(2) == null ? "–" : row.group(2)))
                    .as("a second row for %s", row.group(1))
                    .isNull();
        }
        return rows;
    }

    private static void leaves(String prefix, JsonObject values, Map<String, String> leaves) {
        for (Map.Entry<String, JsonElement> member : values.entrySet()) {
            JsonElement value = member.getValue();
            if (value.isJsonObject() && !value.getAsJsonObject().isEmpty()) {
                leaves(prefix + member.getKey() + ".", value.getAsJsonObject(), leaves);
            } else if (!value.isJsonObject()
                    || !List.of("mirror", "replay", "schedule", "limits").contains(member.getKey())) {
                leaves.put(prefix + member.getKey(), written(value));
            }
        }
    }

    private static String written(JsonElement value) {
        if (value.isJsonPrimitive()) {
            return value.getAsString().isEmpty() ? "\"\"" : value.getAsString();
        }
        return value.toString();
    }

    private Path file(String values) throws IOException {
        return Files.writeString(folder.resolve("values.yaml"), values + "\n");
    }
}
