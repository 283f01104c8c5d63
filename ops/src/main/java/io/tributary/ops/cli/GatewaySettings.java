package io.tributary.ops.cli;

import io.tributary.ops.config.CatalogProperties;
import io.tributary.ops.config.ClusterProperties;
import io.tributary.ops.config.LimitsProperties;
import io.tributary.ops.config.MaskingProperties;
import io.tributary.ops.config.MirrorProperties;
import io.tributary.ops.config.RegistryProperties;
import io.tributary.ops.config.SiteProperties;
import io.tributary.ops.config.UpstreamProperties;
import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;

/** The configuration of a gateway, bound as {@code run} binds it, for commands that start nothing else of it. */
record GatewaySettings(
        SiteProperties site,
        Clusters clusters,
        RegistryProperties registry,
        LimitsProperties limits,
        MaskingProperties masking,
        Work work,
        SslBundles bundles) {

    /** The two neighbours of a gateway. */
    record Clusters(ClusterProperties own, UpstreamProperties upstream) {}

    /** What a gateway works by, and how. */
    record Work(CatalogProperties catalog, MirrorProperties mirror) {}

    /** What is bound, and nothing that runs. */
    @EnableConfigurationProperties({
        SiteProperties.class,
        ClusterProperties.class,
        UpstreamProperties.class,
        CatalogProperties.class,
        RegistryProperties.class,
        LimitsProperties.class,
        MaskingProperties.class,
        MirrorProperties.class
    })
    @ImportAutoConfiguration(SslAutoConfiguration.class)
    static final class BoundSettings {}

    static GatewaySettings read(Path file) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BoundSettings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(
                        "--spring.config.additional-location=" + file.toUri(),
                        "--logging.level.root=off",
                        "--logging.level.org.apache.kafka=off",
                        "--logging.level.org.apache.kafka.clients.NetworkClient=off")) {
            return new GatewaySettings(
                    context.getBean(SiteProperties.class),
                    new Clusters(context.getBean(ClusterProperties.class), context.getBean(UpstreamProperties.class)),
                    context.getBean(RegistryProperties.class),
                    context.getBean(LimitsProperties.class),
                    context.getBean(MaskingProperties.class),
                    new Work(context.getBean(CatalogProperties.class), context.getBean(MirrorProperties.class)),
                    context.getBean(SslBundles.class));
        }
    }

    /** For people. */
    String clusterName() {
        return "the cluster of site " + site.code();
    }
}
