package io.tributary.mirror.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteStreamsTests {

    /** The administrator's client is made before the consumers. */
    private static final ClientProperties REFUSED_TO_CONSUMERS = new ClientProperties(
            Map.of("bootstrap.servers", "127.0.0.1:1"), Map.of("fetch.max.bytes", "many"), Map.of(), Map.of());

    @Test
    void streamsThatCannotBeMadeLeaveNoClientBehind() {
        FanOutSettings settings =
                new FanOutSettings(SiteCode.of("440300"), REFUSED_TO_CONSUMERS, Duration.ofSeconds(1), (short) -1);

        assertThatThrownBy(() -> RouteStreams.start(
                        settings, Set.of("std.air"), () -> RouteTable.EMPTY, RecordLimits.of(settings.cluster())))
                .hasStackTraceContaining("fetch.max.bytes");

        assertThat(threadsOf(settings.applicationId())).isEmpty();
    }

    private static List<String> threadsOf(String applicationId) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(applicationId))
                .toList();
    }
}
