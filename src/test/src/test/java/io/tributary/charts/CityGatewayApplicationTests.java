package io.tributary.charts;

import static io.tributary.charts.Manifests.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's configuration, as the chart writes it. */
final class CityGatewayApplicationTests {

    private static final Chart CHART = Chart.cityGateway();

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "folder", "registry"})
    void everyKeyIsOneThatTheApplicationReads(String values) {
        ConfigurationMetadata metadata = ConfigurationMetadata.onClassPath();
        Set<String> keys = new TreeSet<>();
        flatten("", CHART.render(Chart.values(values)).application(), keys);

        assertThat(keys)
                .hasSizeGreaterThan(5)
                .allSatisfy(key -> assertThat(metadata.knows(key))
                        .as("the application reads %s", key)
                        .isTrue());
    }

    @Test
    void aKeyThatNobodyReadsWouldBeFound() {
        ConfigurationMetadata metadata = ConfigurationMetadata.onClassPath();

        assertThat(metadata.knows("tributary.site.code")).isTrue();
        assertThat(metadata.knows("tributary.site.cod")).isFalse();
        assertThat(metadata.knows("tributary.mirror.lanes.urgent.transaction-interval"))
                .isTrue();
        assertThat(metadata.knows("tributary.mirror.lanes.urgent.interval")).isFalse();
        assertThat(metadata.knows("server.prt")).isFalse();
    }

    @Test
    void valuesOfEveryKindArriveAsTheyWereMeant() {
        JsonObject tributary = at(CHART.render(Chart.values("registry")).application(), "tributary");

        assertThat(at(tributary, "site").get("code").getAsJsonPrimitive().isString())
                .as("a site code is a text")
                .isTrue();
        assertThat(at(tributary, "site").get("instance").getAsString()).isEqualTo("${POD_NAME}");
        assertThat(at(tributary, "cluster", "producer").get("linger.ms").getAsString())
                .isEqualTo("20");
        assertThat(at(tributary, "cluster", "consumer")
                        .get("max.partition.fetch.bytes")
                        .getAsString())
                .isEqualTo("8388608");
        assertThat(at(tributary, "mirror", "lanes", "urgent")
                        .get("max-in-flight-records")
                        .getAsString())
                .isEqualTo("20000000");
        assertThat(at(tributary, "mirror", "link").get("round-trip").getAsString())
                .isEqualTo("40ms");
        assertThat(tributary.has("catalog")).isFalse();
    }

    @Test
    void noSecretStandsInAConfigMap() {
        Manifests manifests = CHART.render(Chart.values("registry"));

        assertThat(manifests.application().toString()).doesNotContain("password\":", "jaas");
        assertThat(manifests.container().getAsJsonArray("env").toString()).doesNotContain("secretKeyRef");
    }

    private static void flatten(String prefix, JsonObject configuration, Set<String> keys) {
        for (Map.Entry<String, JsonElement> member : configuration.entrySet()) {
            if (member.getValue().isJsonObject()) {
                flatten(prefix + member.getKey() + ".", member.getValue().getAsJsonObject(), keys);
            } else {
                keys.add(prefix + member.getKey());
            }
        }
    }
}
