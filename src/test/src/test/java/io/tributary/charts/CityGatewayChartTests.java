package io.tributary.charts;

import static io.tributary.charts.Manifests.at;
import static io.tributary.charts.Manifests.elements;
import static io.tributary.charts.Manifests.name;
import static io.tributary.charts.Manifests.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CityGatewayChartTests {

    private static final Chart CHART = Chart.cityGateway();

    @Test
    void strictLintHasNothingToSay() {
        LintResult result = CHART.lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "folder", "registry"})
    void everyObjectIsOneThatKubernetesTakes(String values) {
        List<JsonObject> objects = CHART.render(Chart.values(values)).objects();

        assertThat(objects).hasSizeGreaterThanOrEqualTo(4);
        for (JsonObject object : objects) {
            if (Manifests.kind(object).equals("ServiceMonitor")) {
                continue; // The Prometheus operator's: serviceMonitorIsComplete looks at it.
            }
            assertThatNoException()
                    .as("%s %s", Manifests.kind(object), name(object))
                    .isThrownBy(() -> KubernetesModels.check(object));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "folder", "registry"})
    void everythingThatIsMountedExists(String values) {
        Manifests manifests = CHART.render(Chart.values(values));

        JsonObject set = at(manifests.only("StatefulSet"), "spec");
        JsonArray claims =
                set.has("volumeClaimTemplates") ? set.getAsJsonArray("volumeClaimTemplates") : new JsonArray();
        List<String> volumes = new ArrayList<>(texts(manifests.pod().getAsJsonArray("volumes"), "name"));
        elements(claims).forEach(claim -> volumes.add(name(claim)));
        JsonArray mounts = manifests.container().getAsJsonArray("volumeMounts");
        assertThat(texts(mounts, "name")).containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(volumes).doesNotHaveDuplicates();
        assertThat(texts(mounts, "mountPath")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "folder", "registry"})
    void selectorsFindThePods(String values) {
        Manifests manifests = CHART.render(Chart.values(values));

        JsonObject set = manifests.only("StatefulSet");
        Map<?, ?> labels = at(set, "spec", "template", "metadata", "labels").asMap();
        assertThat(labels).containsAllEntriesOf(cast(at(set, "spec", "selector", "matchLabels")));
        JsonObject service = manifests.only("Service");
        assertThat(labels).containsAllEntriesOf(cast(at(service, "spec", "selector")));
        assertThat(at(set, "spec").get("serviceName").getAsString()).isEqualTo(name(service));
        assertThat(at(service, "spec").get("clusterIP").getAsString()).isEqualTo("None");
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Map<K, V> cast(JsonObject labels) {
        return (Map<K, V>) labels.asMap();
    }

    @Test
    void documentsStandInTheFolderAsTheApplicationLooksForThem() {
        Manifests manifests = CHART.render(Chart.values("folder"));

        JsonObject data = manifests.configMap("hangzhou-catalog").getAsJsonObject("data");
        assertThat(data.get("code-tables.stations.csv").getAsString())
                .isEqualTo("code,name\n1,\"a \"\"quoted\"\" 名\"\n");
        List<JsonObject> sources =
                elements(at(volume(manifests, "catalog"), "projected").getAsJsonArray("sources"));
        JsonObject inline = at(sources.get(0), "configMap");
        assertThat(texts(inline.getAsJsonArray("items"), "path"))
                .containsExactlyInAnyOrder(
                        "flows/air-quality.yaml",
                        "flows/water-level.yaml",
                        "schemas/air-quality.json",
                        "schemas/air-raw.v2.json",
                        "code-tables/stations.csv");
        assertThat(texts(inline.getAsJsonArray("items"), "key")).containsExactlyInAnyOrderElementsOf(data.keySet());
        JsonObject existing = at(sources.get(1), "configMap");
        assertThat(existing.get("name").getAsString()).isEqualTo("divisions");
        assertThat(texts(existing.getAsJsonArray("items"), "path")).containsExactly("code-tables/gbt2260.csv");
    }

    @Test
    void secretsAreFilesNamedAsTheApplicationsProperties() {
        Manifests manifests = CHART.render(Chart.values("registry"));

        List<String> paths = elements(
                        at(volume(manifests, "secrets"), "projected").getAsJsonArray("sources"))
                .stream()
                .map(source -> at(source, "secret").getAsJsonArray("items"))
                .flatMap(items -> texts(items, "path").stream())
                .toList();
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "tributary/cluster/properties/sasl.jaas.config",
                        "tributary/cluster/properties/ssl.truststore.password",
                        "tributary/upstream/properties/sasl.jaas.config",
                        "tributary/registry/password",
                        "tributary/security/users/duty/password",
                        "tributary/security/users/prometheus/password");
    }

    @Test
    void aChangedFlowReachesTheGatewaysWithoutARestart(@TempDir Path folder) throws IOException {
        Path more = Files.writeString(folder.resolve("more.yaml"), "catalog: {flows: {more: 'flow: more'}}");
        Path changed = Files.writeString(folder.resolve("changed.yaml"), "catalog: {flows: {more: 'flow: changed'}}");

        Manifests before = CHART.render(Chart.values("minimal"), more);
        Manifests after = CHART.render(Chart.values("minimal"), changed);

        assertThat(after.objects()).isNotEqualTo(before.objects());
        assertThat(after.only("StatefulSet")).isEqualTo(before.only("StatefulSet"));
        assertThat(annotations(after).keySet()).contains("checksum/application");
    }

    @Test
    void theLastGoodCopyOfTheFolderOutlivesTheProcess() {
        Manifests manifests = CHART.render(Chart.values("folder"));

        assertThat(at(volume(manifests, "catalog-copy"), "emptyDir").has("sizeLimit"))
                .isTrue();
        assertThat(texts(manifests.container().getAsJsonArray("volumeMounts"), "mountPath"))
                .contains(at(manifests.application(), "tributary", "catalog")
                        .get("copy-folder")
                        .getAsString());
    }

    @Test
    void probesAskTheActuator() {
        JsonObject plain = CHART.render(Chart.values("minimal")).container();
        JsonObject encrypted = CHART.render(Chart.values("registry")).container();

        assertThat(probe(plain, "startupProbe")).isEqualTo("HTTP /actuator/health/liveness");
        assertThat(probe(plain, "livenessProbe")).isEqualTo("HTTP /actuator/health/liveness");
        assertThat(probe(plain, "readinessProbe")).isEqualTo("HTTP /actuator/health/readiness");
        assertThat(probe(encrypted, "readinessProbe")).isEqualTo("HTTPS /actuator/health/readiness");
    }

    @Test
    void optionalObjectsComeOnlyWhenAskedFor() {
        assertThat(CHART.render(Chart.values("minimal")).kinds())
                .containsExactlyInAnyOrder("StatefulSet", "Service", "ConfigMap", "PodDisruptionBudget");
        assertThat(CHART.render(Chart.values("folder")).kinds())
                .containsExactlyInAnyOrder("StatefulSet", "Service", "ConfigMap", "NetworkPolicy");
        assertThat(CHART.render(Chart.values("folder")).pod().has("affinity")).isFalse();
    }

    @Test
    void serviceMonitorIsComplete() {
        JsonObject monitor = CHART.render(Chart.values("registry")).only("ServiceMonitor");

        JsonObject endpoint =
                at(monitor, "spec").getAsJsonArray("endpoints").get(0).getAsJsonObject();
        assertThat(endpoint.keySet())
                .containsExactlyInAnyOrder("port", "path", "interval", "scheme", "tlsConfig", "basicAuth");
        assertThat(at(endpoint, "basicAuth", "password").get("key").getAsString())
                .isEqualTo("password");
        assertThat(at(monitor, "metadata", "labels").get("release").getAsString())
                .isEqualTo("prometheus");
    }

    private static JsonObject volume(Manifests manifests, String name) {
        return elements(manifests.pod().getAsJsonArray("volumes")).stream()
                .filter(volume -> volume.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject annotations(Manifests manifests) {
        return at(manifests.only("StatefulSet"), "spec", "template", "metadata", "annotations");
    }

    private static String probe(JsonObject container, String probe) {
        JsonObject get = at(container, probe, "httpGet");
        return get.get("scheme").getAsString() + " " + get.get("path").getAsString();
    }
}
