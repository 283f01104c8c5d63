package io.tributary.charts;

import static io.tributary.charts.Manifests.at;
import static io.tributary.charts.Manifests.elements;
import static io.tributary.charts.Manifests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The restricted Pod Security Standard, and a little more. */
final class CityGatewaySecurityTests {

    /** rw-r----- would be 0640; a secret is read only. */
    private static final int OWNER_AND_GROUP_READ = 0440;

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "folder", "registry"})
    void containerHasNoPrivileges(String values) {
        Manifests manifests = Chart.cityGateway().render(Chart.values(values));

        assertThat(manifests.pod().getAsJsonArray("containers")).hasSize(1);
        assertThat(manifests.pod().has("initContainers")).isFalse();
        JsonObject security = at(manifests.container(), "securityContext");
        assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
        assertThat(security.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
        assertThat(security.get("runAsNonRoot").getAsBoolean()).isTrue();
        assertThat(security.has("privileged")).isFalse();
        assertThat(texts(at(security, "capabilities").getAsJsonArray("drop"))).containsExactly("ALL");
        assertThat(at(security, "capabilities").has("add")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "folder", "registry"})
    void podIsAnOrdinaryUserWithoutAToken(String values) {
        JsonObject pod = Chart.cityGateway().render(Chart.values(values)).pod();

        JsonObject security = at(pod, "securityContext");
        assertThat(security.get("runAsNonRoot").getAsBoolean()).isTrue();
        assertThat(security.get("runAsUser").getAsLong()).isPositive();
        assertThat(security.get("runAsGroup").getAsLong()).isPositive();
        assertThat(at(security, "seccompProfile").get("type").getAsString()).isEqualTo("RuntimeDefault");
        assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
        assertThat(pod.get("enableServiceLinks").getAsBoolean()).isFalse();
        for (String hosts : List.of("hostNetwork", "hostPID", "hostIPC")) {
            assertThat(pod.has(hosts)).as(hosts).isFalse();
        }
        assertThat(elements(pod.getAsJsonArray("volumes"))).noneMatch(volume -> volume.has("hostPath"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "folder", "registry"})
    void onlyTheTemporaryFolderAndTheCatalogsCopyAreWritten(String values) {
        Manifests manifests = Chart.cityGateway().render(Chart.values(values));

        List<String> writable = elements(manifests.container().getAsJsonArray("volumeMounts")).stream()
                .filter(mount -> !mount.has("readOnly"))
                .map(mount -> mount.get("mountPath").getAsString())
                .toList();
        assertThat(List.of("/tmp", "/var/lib/tributary/catalog", "/var/lib/tributary/registry"))
                .containsAll(writable);
        assertThat(writable).contains("/tmp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "registry"})
    void secretsAreReadableByThePodOnly(String values) {
        JsonObject pod = Chart.cityGateway().render(Chart.values(values)).pod();

        List<JsonObject> secrets = elements(pod.getAsJsonArray("volumes")).stream()
                .filter(volume -> volume.has("secret") || volume.toString().contains("\"secret\""))
                .map(volume -> at(volume, volume.has("secret") ? "secret" : "projected"))
                .toList();
        assertThat(secrets)
                .isNotEmpty()
                .allSatisfy(secret ->
                        assertThat(secret.get("defaultMode").getAsInt()).isEqualTo(OWNER_AND_GROUP_READ));
    }
}
