package io.tributary.ops.gateway;

import io.tributary.mirror.fanout.FanOutSettings;
import io.tributary.ops.cluster.Neighbours;
import io.tributary.ops.config.ClusterProperties;
import io.tributary.ops.config.MirrorProperties;
import io.tributary.ops.config.SiteProperties;
import io.tributary.standardization.catalog.LiveCatalog;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts a province's gateway together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tributary.site.role", havingValue = "province")
final class ProvinceConfiguration {

    @Bean
    FanOutSettings fanOutSettings(SiteProperties site, ClusterProperties cluster, MirrorProperties mirror) {
        return new FanOutSettings(site.code(), cluster.clientProperties(), mirror.topicCheckInterval(), (short)
                mirror.upstreamReplication());
    }

    @Bean(destroyMethod = "")
    Neighbours neighbours(FanOutSettings settings) {
        return new Neighbours(
                GatewayConfiguration.watch(
                        "the cluster of site " + settings.site(), settings.cluster(), "tributary-watch-cluster"),
                null);
    }

    @Bean
    Gateway gateway(FanOutSettings settings, SiteProperties site, LiveCatalog catalog) {
        return new ProvinceGateway(settings, InstanceName.of(site), catalog);
    }
}
