package io.tributary.ops.health;

import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.ops.cluster.ClusterWatch;
import io.tributary.ops.cluster.Neighbours;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.Gateway;
import io.tributary.standardization.catalog.LiveCatalog;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The components of {@code /actuator/health}; a bean's name, without its ending, is the component's. */
@Configuration(proxyBeanMethods = false)
final class HealthConfiguration {

    @Bean
    HealthIndicator clusterHealthIndicator(Neighbours neighbours, Gateway gateway) {
        return new ClusterHealth(neighbours.cluster(), () -> clusterFault(gateway));
    }

    private static @Nullable String clusterFault(Gateway gateway) {
        return gateway.role() == Role.CITY
                ? gateway.report().clusterFault()
                : gateway.routes().map(FanOutReport::fault).orElse(null);
    }

    @Bean
    @ConditionalOnProperty(name = "tributary.site.role", havingValue = "city", matchIfMissing = true)
    HealthIndicator upstreamHealthIndicator(Neighbours neighbours, Gateway gateway) {
        ClusterWatch upstream = neighbours.upstream().orElseThrow();
        return new ClusterHealth(upstream, () -> gateway.report().upstreamFault());
    }

    @Bean
    CompositeHealthContributor flowsHealthContributor(Gateway gateway) {
        return new FlowsHealth(gateway);
    }

    @Bean
    @ConditionalOnProperty("tributary.registry.url")
    HealthIndicator registryHealthIndicator(LiveCatalog live) {
        return new CatalogHealth(live, "registry");
    }

    @Bean
    // No address has the value, so that this says: where the key is missing.
    @ConditionalOnProperty(name = "tributary.registry.url", matchIfMissing = true, havingValue = "never")
    HealthIndicator catalogHealthIndicator(LiveCatalog live) {
        return new CatalogHealth(live, "folder");
    }
}
