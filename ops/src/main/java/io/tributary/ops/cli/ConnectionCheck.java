package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TopicSelector;
import io.tributary.mirror.engine.ClientProperties;
import io.tributary.ops.cluster.ClusterProbe;
import io.tributary.ops.config.ClusterProperties;
import io.tributary.ops.config.Role;
import io.tributary.ops.config.SiteProperties;
import io.tributary.ops.config.UpstreamProperties;
import io.tributary.standardization.catalog.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** Asks the clusters of a run configuration what a gateway would meet there. */
final class ConnectionCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Path settings;

    ConnectionCheck(Terminal terminal, Path settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    /** The settings are bound as {@code run} binds them, and nothing else is started. */
    @EnableConfigurationProperties({SiteProperties.class, ClusterProperties.class, UpstreamProperties.class})
    static final class BoundSettings {}

    int run(Catalog catalog) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BoundSettings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(
                        "--spring.config.additional-location=" + settings.toUri(),
                        "--logging.level.root=off",
                        "--logging.level.org.apache.kafka=off",
                        "--logging.level.org.apache.kafka.clients.NetworkClient=off")) {
            return ask(
                    catalog,
                    context.getBean(SiteProperties.class),
                    context.getBean(ClusterProperties.class),
                    context.getBean(UpstreamProperties.class));
        }
    }

    private int ask(Catalog catalog, SiteProperties site, ClusterProperties cluster, UpstreamProperties upstream) {
        int status = ExitStatus.WELL;
        try (ClusterProbe probe =
                new ClusterProbe("the cluster of site " + site.code(), cluster.clientProperties(), PATIENCE)) {
            status = reach(probe);
            if (status == ExitStatus.WELL) {
                status = topics(catalog, site, probe.topics());
            }
        }
        if (site.role() == Role.CITY) {
            int above = reach(upstream.clientProperties());
            status = status == ExitStatus.WELL ? above : status;
        }
        return status;
    }

    private int reach(ClientProperties properties) {
        try (ClusterProbe probe = new ClusterProbe("the upstream", properties, PATIENCE)) {
            return reach(probe);
        }
    }

    private int reach(ClusterProbe probe) {
        try {
            probe.reach();
            terminal.out().println(terminal.green("ok") + "       " + probe.description() + " answers");
            return ExitStatus.WELL;
        } catch (TributaryException e) {
            terminal.out().println(terminal.red("failed") + "   " + e.getMessage());
            return ExitStatus.of(e.code());
        }
    }

    private int topics(Catalog catalog, SiteProperties site, Set<String> present) {
        List<Contract> missing = catalog.contracts().stream()
                .filter(contract -> contract.definition().runsAt(site.code()))
                .filter(contract -> present.stream()
                        .noneMatch(contract.definition().source().topics()::selects))
                .toList();
        missing.forEach(contract -> terminal.out().println(terminal.red("missing") + "  " + says(contract)));
        return missing.isEmpty() ? ExitStatus.WELL : ExitStatus.TOPIC_MISSING;
    }

    private static String says(Contract contract) {
        TopicSelector topics = contract.definition().source().topics();
        String what = topics instanceof TopicSelector.Named ? "topic " : "topic that matches ";
        return contract.definition().name() + ": the cluster has no " + what + CatalogFindings.source(topics)
                + "; create it, or correct the flow's source";
    }
}
