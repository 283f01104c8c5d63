package io.tributary.ops.gateway;

import io.tributary.mirror.client.ClientProperties;
import io.tributary.ops.cluster.ClusterProbe;
import io.tributary.ops.cluster.ClusterWatch;
import io.tributary.ops.cluster.Neighbours;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what a gateway has in every role. */
@Configuration(proxyBeanMethods = false)
final class GatewayConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Closed with the check, so that Spring need not. */
    @Bean
    NeighbourCheck neighbourCheck(Neighbours neighbours) {
        return new NeighbourCheck(neighbours);
    }

    static ClusterWatch watch(String name, ClientProperties properties, String threadName) {
        return new ClusterWatch(new ClusterProbe(name, properties, PATIENCE), threadName);
    }
}
