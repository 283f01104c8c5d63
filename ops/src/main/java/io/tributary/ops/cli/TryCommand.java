package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.Outcome;
import io.tributary.ops.trial.ContractComparison;
import io.tributary.ops.trial.DifferenceTally;
import io.tributary.ops.trial.OutcomeDifference;
import io.tributary.ops.trial.OutcomeTally;
import io.tributary.ops.trial.TrialRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary try}: real records through a flow, or through two. */
@Command(
        name = "try",
        description =
                "Standardizes records of a file or a topic and prints their outcomes. Nothing is written anywhere.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A topic is read without a group: no gateway notices, and no position moves.",
            "Exit status 0 where no record is rejected, 1 where one is; with --diff, 0 where the other",
            "flow only adds records and fields, 9 where it newly refuses records, else 1."
        })
final class TryCommand implements Callable<Integer> {

    private final TributaryCommand root;
    private final Terminal anyTerminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", description = "The flow's name, or its file.")
    private String flow;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration folder; may be left out where FLOW is a file inside one.")
    private @Nullable Path config;

    @Mixin
    private final RecordsOption records = new RecordsOption();

    @Option(
            names = "--diff",
            paramLabel = "FLOW",
            description = "Show what would change if this flow took the other's place.")
    private @Nullable String other;

    @Option(names = "--all", description = "With --diff, also show the records that stay the same.")
    private boolean all;

    @Option(names = "--brief", description = "Print the summary only.")
    private boolean brief;

    @Option(names = "--json", description = "Print one JSON object a record.")
    private boolean json;

    @Option(names = "--summary", description = "With --json, print the summary too, as a last object.")
    private boolean summary;

    @Mixin
    private final MaskingKeyOption masking = new MaskingKeyOption();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    TryCommand(TributaryCommand root, Terminal terminal) {
        this.root = root;
        this.anyTerminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = root.speaking(anyTerminal);
        GatewaySettings gateway = records.settings();
        ContractFinder finder = new ContractFinder(spec.commandLine(), masking.settings(gateway));
        Contract contract = finder.find(flow, config);
        Contract otherContract = other == null ? null : finder.find(other, config);
        TrialRecords input = records.of(contract, gateway);
        masking.warn(contract, gateway, terminal);
        return otherContract == null
                ? print(contract, input, terminal)
                : compare(contract, otherContract, input, terminal);
    }

    private int print(Contract contract, TrialRecords input, Terminal terminal) {
        OutcomePrinter printer =
                json ? new JsonOutcomes(new JsonLines(terminal.out()), summary) : new ReadableOutcomes(terminal);
        Standardizer standardizer = contract.open();
        OutcomeTally tally = new OutcomeTally();
        input.forEach(record -> {
            Outcome outcome = standardizer.standardize(record.record());
            tally.add(record.place(), outcome);
            if (!brief) {
                printer.print(record.place(), outcome);
            }
        });
        printer.summarize(tally, contract.unmapped());
        return tally.rejected() == 0 ? ExitStatus.WELL : ExitStatus.FINDINGS;
    }

    private int compare(Contract contract, Contract otherContract, TrialRecords input, Terminal terminal) {
        DifferencePrinter printer =
                json ? new JsonDifferences(new JsonLines(terminal.out()), summary) : new ReadableDifferences(terminal);
        ContractComparison comparison = new ContractComparison(contract, otherContract);
        DifferenceTally tally = new DifferenceTally(1);
        input.forEach(record -> {
            OutcomeDifference difference = comparison.compare(record.record());
            tally.add(record.place(), difference);
            if (!brief && (all || difference.isDifferent())) {
                printer.print(record.place(), difference);
            }
        });
        printer.summarize(new Rehearsal(contract, otherContract, tally));
        return ExitStatus.of(tally);
    }
}
