package io.tributary.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.mirror.engine.MirrorObserver;
import io.tributary.ops.cluster.Neighbours;
import io.tributary.ops.config.SiteProperties;
import io.tributary.ops.gateway.Gateway;
import io.tributary.standardization.catalog.LiveCatalog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the gateway's metrics into the application's registry. */
@Configuration(proxyBeanMethods = false)
final class MetricsConfiguration {

    @Bean
    MirrorObserver mirrorObserver(MeterRegistry registry, SiteProperties site) {
        return new MeteredMirror(registry, site.code());
    }

    @Bean
    FlowGauges flowGauges(Gateway gateway) {
        return new FlowGauges(gateway);
    }

    @Bean
    LaneMeters laneMeters(Gateway gateway) {
        return new LaneMeters(gateway);
    }

    @Bean
    MeterBinder catalogMeters(LiveCatalog live, SiteProperties site) {
        return new CatalogMeters(live, site.code(), Clock.systemUTC());
    }

    @Bean
    MeterBinder neighbourGauges(Neighbours neighbours, SiteProperties site) {
        return new NeighbourGauges(neighbours, site.code());
    }
}
