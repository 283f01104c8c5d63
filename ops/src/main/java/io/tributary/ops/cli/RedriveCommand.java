package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.mirror.redrive.Redrive;
import io.tributary.mirror.redrive.RedriveReport;
import io.tributary.mirror.redrive.RedriveRequest;
import io.tributary.mirror.redrive.RedriveSettings;
import io.tributary.mirror.redrive.WhenNewer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary redrive}: refused records decided anew and mirrored after all. */
@Command(
        name = "redrive",
        description = "Decides a flow's dead letters anew, under its present contract, and mirrors what it accepts now."
                + " Each record once, however often it is run.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It works beside gateways that run. What was redriven is recorded in the ledger and left alone",
            "from then on; of two at a time on one topic the later one goes on.",
            "Exit status 0 where every selected record is settled, 1 where some are still refused, the limit was",
            "reached, letters could not be read, or another redrive took over."
        })
final class RedriveCommand implements Callable<Integer> {

    private final TributaryCommand root;
    private final Terminal anyTerminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", description = "The flow's name.")
    private String flow;

    @Mixin
    private final LettersOption letters = new LettersOption();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Redrive at most so many records, over all topics and partitions.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--when-newer",
            paramLabel = "POLICY",
            defaultValue = "skip",
            description =
                    "Where a newer record of the same key is in the target topic: skip (it stays refused), late (send"
                            + " it, and say so in a header), aside (send it to TARGET.late). ${DEFAULT-VALUE} where nothing is said.")
    private WhenNewer whenNewer;

    @Option(names = "--dry-run", description = "Only tell what would become of them; nothing is sent.")
    private boolean isDryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RedriveCommand(TributaryCommand root, Terminal terminal) {
        this.root = root;
        this.anyTerminal = terminal;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit takes a number from 1 on");
        }
        Terminal terminal = root.speaking(anyTerminal);
        RedriveRequest request =
                new RedriveRequest(letters.topic(), letters.filter(), whenNewer, limit, isDryRun, user());
        GatewaySettings settings = letters.settings();
        try (SettingsCatalog catalog = new SettingsCatalog(spec.commandLine(), settings)) {
            Contract contract = catalog.find(flow, letters.folder());
            BothClusters.reach(settings);
            RedriveReport report = Redrive.run(redriveSettings(settings), contract, request);
            if (json) {
                new JsonLines(terminal.out()).print(generator -> RedriveJson.write(generator, report));
            } else {
                new RedriveSummary(terminal, report).print();
            }
            return status(report, terminal);
        }
    }

    private static RedriveSettings redriveSettings(GatewaySettings settings) {
        return new RedriveSettings(
                settings.site().code(),
                settings.clusters().own().clientProperties(),
                settings.clusters().upstream().clientProperties(),
                settings.work().mirror().timestamps(),
                settings.work().mirror().transactionTimeout(),
                (short) settings.work().mirror().upstreamReplication());
    }

    /** Who stands in the ledger. */
    private static String user() {
        String name = System.getProperty("user.name", "");
        String known = name.isBlank() ? "unknown" : name;
        return known.substring(0, Math.min(known.length(), LedgerEntry.MAX_BY));
    }

    private static int status(RedriveReport report, Terminal terminal) {
        if (report.fault() != null) {
            terminal.err().println("tributary: " + report.fault().getMessage());
        }
        return ExitStatus.of(report);
    }
}
