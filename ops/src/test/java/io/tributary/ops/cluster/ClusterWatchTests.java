package io.tributary.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.ClientProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClusterWatchTests {

    @Test
    void faultThatIsNotForeseenIsReportedAndGoesNoFurther() throws Exception {
        // No count of milliseconds can hold it: an exception that no client of Kafka throws.
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        ClusterProbe probe = new ClusterProbe(
                "the upstream",
                new ClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1"), Map.of(), Map.of(), Map.of()),
                endless);

        try (ClusterWatch watch = new ClusterWatch(probe, "watch-test")) {
            watch.start().get(30, TimeUnit.SECONDS);

            TributaryException fault = watch.fault();
            assertThat(fault).isNotNull().hasMessageContaining("the upstream at 127.0.0.1:1");
            assertThat(fault.code()).isEqualTo(FaultCode.UNFORESEEN);
        }
    }
}
