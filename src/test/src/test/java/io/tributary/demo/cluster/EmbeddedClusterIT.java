package io.tributary.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedClusterIT {

    @TempDir
    Path folder;

    @Test
    void twoClustersAreStrangersAndKeepTheirTopicsOverAnOutage() {
        try (EmbeddedCluster city = EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("city")));
                EmbeddedCluster province =
                        EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province")))) {
            city.createTopic("ods.air.raw", 3);
            assertThat(city.topics()).contains("ods.air.raw");
            assertThat(province.topics()).doesNotContain("ods.air.raw");

            String address = city.bootstrapServers();
            city.interrupt();
            city.resume();

            assertThat(city.bootstrapServers()).isEqualTo(address);
            assertThat(city.topics()).contains("ods.air.raw");
        }
    }
}
