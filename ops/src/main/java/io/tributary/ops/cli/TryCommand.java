package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.CatalogSnapshot;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.codec.RecordFraming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary try}: real records through a flow, without Kafka. */
@Command(
        name = "try",
        description = "Standardizes the records of a file and prints their outcomes. Nothing is written anywhere.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit status 0 where no record is rejected, 1 where one is."})
final class TryCommand implements Callable<Integer> {

    private static final long NO_TIMESTAMP = -1;
    private static final String ANY_TOPIC = "input";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", description = "The flow's name, or its file.")
    private String flow;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration folder; may be left out where FLOW is a file inside one.")
    private @Nullable Path config;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "The records; '-' is standard input.")
    private Path input;

    @Option(names = "--whole", description = "Take the file as one record.")
    private boolean whole;

    @Option(names = "--json", description = "Print one JSON object a record.")
    private boolean json;

    @Mixin
    private final MaskingKeyOption masking = new MaskingKeyOption();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    TryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Contract contract = contract();
        if (masking.isStandIn(contract)) {
            terminal.err()
                    .println("Masked values are made with a stand-in key; give the gateway's with --masking-key FILE.");
        }
        byte[] file = input.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(input);
        List<byte[]> values = whole
                ? List.of(file)
                : RecordFraming.of(contract.definition().source()).split(file);
        return print(contract, values);
    }

    private Contract contract() {
        Path file = Path.of(flow);
        boolean isFile = Files.isRegularFile(file);
        Path folder = config != null
                ? config
                : ConfigurationFolder.around(file)
                        .filter(found -> isFile)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--config DIR is missing, and '" + flow + "' is no file in a configuration folder"));
        ConfigurationFolder documents = ConfigurationFolder.read(folder);
        CatalogSnapshot chosen = isFile ? documents.onlyFiles(List.of(file)) : documents.onlyFlow(flow);
        if (chosen.flows().isEmpty()) {
            throw unknown(documents.flowNames());
        }
        Catalog catalog = new ContractCompiler(masking.settings()).compile(chosen, null);
        if (catalog.contracts().isEmpty()) {
            throw new ConfigurationException(catalog.refused().stream()
                    .flatMap(refused -> refused.problems().stream())
                    .toList());
        }
        return catalog.contracts().get(0);
    }

    private ParameterException unknown(List<String> names) {
        String nearest = NearestName.of(flow, names);
        String hint = nearest != null
                ? "; did you mean '" + nearest + "'?"
                : names.isEmpty() ? "; it has none" : "; it has " + String.join(", ", names);
        return new ParameterException(spec.commandLine(), "the configuration folder has no flow '" + flow + "'" + hint);
    }

    private int print(Contract contract, List<byte[]> values) {
        OutcomePrinter printer = json ? new JsonOutcomes(terminal.out()) : new ReadableOutcomes(terminal);
        Standardizer standardizer = contract.open();
        String topic = contract.definition().source().topics() instanceof TopicSelector.Named named
                ? named.topic()
                : ANY_TOPIC;
        long number = 0;
        long mirrored = 0;
        long rejected = 0;
        for (byte[] value : values) {
            Outcome outcome = standardizer.standardize(
                    new SourceRecord(new SourcePosition(topic, 0, number), NO_TIMESTAMP, null, value, List.of()));
            number++;
            mirrored += outcome instanceof Outcome.Mirrored ? 1 : 0;
            rejected += outcome instanceof Outcome.Rejected ? 1 : 0;
            printer.print(number, outcome);
        }
        printer.summarize(mirrored, rejected, number - mirrored - rejected);
        return rejected == 0 ? ExitStatus.WELL : ExitStatus.FINDINGS;
    }
}
