package io.tributary.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayMetricTests {

    @ParameterizedTest
    @EnumSource
    void isInTheReferenceAsItIs(GatewayMetric metric) throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("| `" + metric.prometheusName() + "` | " + String.join(", ", metric.tags()) + " | "
                        + metric.description() + " |");
    }
}
