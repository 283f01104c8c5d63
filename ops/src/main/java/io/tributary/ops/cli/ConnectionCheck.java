package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TopicSelector;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.topics.TopicChoice;
import io.tributary.ops.cluster.ClusterProbe;
import io.tributary.ops.config.Role;
import io.tributary.ops.config.SiteProperties;
import io.tributary.standardization.catalog.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Asks the clusters of a run configuration what a gateway would meet there. */
final class ConnectionCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Path settings;

    ConnectionCheck(Terminal terminal, Path settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    int run(Catalog catalog) {
        GatewaySettings gateway = GatewaySettings.read(settings);
        SiteProperties site = gateway.site();
        int status = ExitStatus.WELL;
        try (ClusterProbe probe =
                new ClusterProbe(gateway.clusterName(), gateway.clusters().own().clientProperties(), PATIENCE)) {
            status = reach(probe);
            if (status == ExitStatus.WELL) {
                status = topics(catalog, site, probe.topics());
            }
        }
        if (site.role() == Role.CITY) {
            int above = reach(gateway.clusters().upstream().clientProperties());
            int beside =
                    above == ExitStatus.WELL && status != ExitStatus.UNREACHABLE ? choices(gateway, catalog) : above;
            status = status == ExitStatus.WELL ? beside : status;
        }
        return status;
    }

    /** What keeps topics that a flow reads from being mirrored, and what is not as it should be at their targets. */
    private int choices(GatewaySettings gateway, Catalog catalog) {
        List<Contract> flows = catalog.contracts().stream()
                .filter(contract -> contract.definition().runsAt(gateway.site().code()))
                .toList();
        List<TopicChoice> read = SiteTopics.inspect(gateway, flows, List.of()).stream()
                .filter(choice -> choice.flow() != null)
                .toList();
        for (TopicChoice choice : read) {
            if (choice.verdict() != TopicChoice.Verdict.CHOSEN) {
                terminal.out().println(terminal.red("waits") + "    " + choice.topic() + ": " + choice.reason());
            }
            choice.differences()
                    .forEach(one -> terminal.out()
                            .println(terminal.yellow("differs") + "  " + choice.flow() + ": of target topic "
                                    + choice.target() + " " + one));
        }
        return read.stream().allMatch(choice -> choice.verdict() == TopicChoice.Verdict.CHOSEN)
                ? ExitStatus.WELL
                : ExitStatus.FINDINGS;
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
