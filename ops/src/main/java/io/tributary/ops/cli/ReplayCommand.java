package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.FlowName;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.replay.ReplayRequest;
import io.tributary.mirror.replay.ReplayRun;
import io.tributary.mirror.replay.ReplaySettings;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import io.tributary.ops.replay.ReplayOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary replay}: a bounded run in the foreground. */
@Command(
        name = "replay",
        description =
                "Sends records that the site's topic still holds once more to the upstream, between two bounds, under"
                        + " the contract as it is now. The gateway and its ledger are not touched.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "X and Y are 'beginning', 'end', 'last' (where the last run of that name",
            "stopped), an offset, offsets by partition such as 0:1500,1:1720, or a time",
            "such as 2026-07-01 or 2026-07-01T08:00:00+08:00.",
            "Ctrl-C stops in good order; the same command, without --again, goes on where",
            "it stopped. Exit status 0 where all is sent or dropped by rule; 1 where records",
            "were refused or lost or partitions left out, or the run was stopped or taken",
            "over; 10 where the limit of errors stopped it; else what the fault says."
        })
final class ReplayCommand implements Callable<Integer> {

    private final TributaryCommand root;
    private final Terminal anyTerminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", description = "The flow's name.")
    private String flow;

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "FILE",
            description = "The configuration that 'tributary run' is given: clusters, catalog, limits, keys.")
    private Path settingsFile;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration folder; without it, the catalog that the settings name.")
    private @Nullable Path folder;

    @Option(names = "--from", required = true, paramLabel = "X", description = "Where it begins.")
    private String from;

    @Option(
            names = "--to",
            defaultValue = "end",
            paramLabel = "Y",
            description =
                    "Where it ends, not included; '${DEFAULT-VALUE}' where nothing is said. Fixed when the run begins.")
    private String to;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Of times that name none, such as Asia/Shanghai; without it, the site's.")
    private @Nullable String zone;

    @Option(names = "--topic", paramLabel = "T", description = "The only source topic, of a flow that reads several.")
    private @Nullable String topic;

    @Option(names = "--target", paramLabel = "T", description = "The topic to send to; without it, the flow's own.")
    private @Nullable String target;

    @Option(names = "--rate", paramLabel = "N/s", description = "The most that goes: 500/s (records), 2MB/s.")
    private @Nullable String rate;

    @Option(
            names = "--error-limit",
            paramLabel = "N|P%",
            description = "Stop before a record that is refused where more than N are, or more than P percent.")
    private @Nullable String errorLimit;

    @Option(
            names = "--name",
            paramLabel = "RUN",
            description = "Names the run, to go on with it or for 'last'; without it, made of the flow and the bounds.")
    private @Nullable String name;

    @Option(names = "--again", description = "Do it once more, though the run is finished or half done.")
    private boolean again;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ReplayCommand(TributaryCommand root, Terminal terminal) {
        this.root = root;
        this.anyTerminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(settingsFile)) {
            throw wrong("there is no file " + settingsFile);
        }
        Terminal terminal = root.speaking(anyTerminal);
        GatewaySettings gateway = GatewaySettings.read(settingsFile);
        ReplayRequest request = request(gateway.site().zone());
        try (SettingsCatalog catalog = new SettingsCatalog(spec.commandLine(), gateway)) {
            Contract contract = catalog.find(flow, folder);
            BothClusters.reach(gateway);
            RunReport report = new ForegroundRun(terminal)
                    .watch(
                            () -> ReplayRun.start(settings(gateway), contract, request),
                            ended -> print(terminal, ended));
            return ExitStatus.of(report);
        }
    }

    private void print(Terminal terminal, RunReport report) {
        if (json) {
            new JsonLines(terminal.out()).print(generator -> ReplayJson.write(generator, report));
        } else {
            new ReplayResult(terminal, report, again).print();
        }
        terminal.flush();
    }

    private ReplayRequest request(ZoneId siteZone) {
        try {
            // Told as what it is, before a run is named after it.
            var unused = FlowName.of(flow);
            String run =
                    name == null ? RunName.of(flow, from, to, topic, target).value() : name;
            return new ReplayOrder.Text(from, to, topic, target, rate, errorLimit, zone)
                    .order(run, flow, again, siteZone)
                    .request();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static ReplaySettings settings(GatewaySettings gateway) {
        SiteCode site = gateway.site().code();
        return new ReplaySettings(
                site,
                "the command line, process " + ProcessHandle.current().pid(),
                gateway.clusters().own().clientProperties(),
                gateway.clusters().upstream().clientProperties(),
                gateway.work().mirror().timestamps(),
                gateway.work().mirror().transactionTimeout(),
                (short) gateway.work().mirror().upstreamReplication());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
