package io.tributary.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.ForcedProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ClusterClientsTests {

    static final List<String> FORCED = Stream.concat(
                    ForcedProperties.consumer().stream(), ForcedProperties.producer().stream())
            .sorted()
            .toList();

    @ParameterizedTest
    @FieldSource("FORCED")
    void refusesByNameWhatIsTheGatewaysToSet(String property) {
        ClusterProperties properties = cluster("city:9092", Map.of(property, "x"));

        assertThatThrownBy(properties::clientProperties)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tributary.cluster.properties." + property);
    }

    @ParameterizedTest
    @FieldSource("FORCED")
    void theReferenceNamesWhatIsTheGatewaysToSet(String property) throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + property + "`");
    }

    @Test
    void refusesAClusterWithoutBrokers() {
        assertThatThrownBy(() -> cluster(" ", Map.of()).clientProperties())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tributary.cluster.bootstrap-servers: is missing");
    }

    @Test
    void handsEveryOtherPropertyOn() {
        ClientProperties client =
                cluster("city:9092", Map.of("security.protocol", "SSL")).clientProperties();

        assertThat(client.common())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("bootstrap.servers", "city:9092");
    }

    @Test
    void printsNoProperty() {
        assertThat(cluster("city:9092", Map.of("sasl.jaas.config", "password=geheim"))
                        .toString())
                .doesNotContain("geheim");
    }

    private static ClusterProperties cluster(String servers, Map<String, String> properties) {
        return new ClusterProperties(servers, properties, Map.of(), Map.of(), Map.of());
    }
}
