package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.ops.gateway.RegistryConnection;
import io.tributary.ops.trial.ContractComparison;
import io.tributary.ops.trial.DifferenceTally;
import io.tributary.standardization.catalog.RegistryCatalogSource;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code tributary rehearse}: what a candidate would change, on the same records. */
@Command(
        name = "rehearse",
        description = "Puts the same records through the current and the candidate contract of flows and tells what"
                + " would change. Nothing is written anywhere.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status 0 where all stays the same or records and fields are only added, 9 where records",
            "are newly refused, 1 where anything else changes."
        })
final class RehearseCommand implements Callable<Integer> {

    private static final String REGISTRY = "registry";
    private static final int MOST_EXAMPLES = 100;

    private final TributaryCommand root;
    private final Terminal anyTerminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", arity = "1..*", description = "The flows' names.")
    private List<String> flows = new ArrayList<>();

    @Option(
            names = "--current",
            required = true,
            paramLabel = "DIR|registry",
            description = "The configuration folder that is in force, or 'registry' for that of --settings.")
    private String current;

    @Option(
            names = "--candidate",
            required = true,
            paramLabel = "DIR",
            description = "The configuration folder that would take its place.")
    private Path candidate;

    @Mixin
    private final RecordsOption records = new RecordsOption();

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "3",
            description = "So many examples of each kind (${DEFAULT-VALUE} where nothing is said).")
    private int examples;

    @Option(names = "--json", description = "Print one JSON object a flow.")
    private boolean json;

    @Mixin
    private final MaskingKeyOption masking = new MaskingKeyOption();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RehearseCommand(TributaryCommand root, Terminal terminal) {
        this.root = root;
        this.anyTerminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (examples < 1 || examples > MOST_EXAMPLES) {
            throw wrong("--examples takes a number from 1 to " + MOST_EXAMPLES);
        }
        Terminal terminal = root.speaking(anyTerminal);
        GatewaySettings gateway = records.settings();
        ConfigurationFolder before = current(gateway);
        ConfigurationFolder after = ConfigurationFolder.read(candidate);
        ContractFinder finder = new ContractFinder(spec.commandLine(), masking.settings(gateway));
        int status = ExitStatus.WELL;
        for (int i = 0; i < flows.size(); i++) {
            Contract one = finder.find(flows.get(i), before);
            Contract other = finder.find(flows.get(i), after);
            masking.warn(other, gateway, terminal);
            if (i > 0 && !json) {
                terminal.out().println();
            }
            status = Math.max(status, rehearse(one, other, gateway, terminal));
        }
        return status;
    }

    private int rehearse(Contract before, Contract after, @Nullable GatewaySettings gateway, Terminal terminal)
            throws IOException {
        ContractComparison comparison = new ContractComparison(before, after);
        DifferenceTally tally = new DifferenceTally(examples);
        records.of(before, gateway).forEach(record -> tally.add(record.place(), comparison.compare(record.record())));
        Rehearsal rehearsal = new Rehearsal(before, after, tally);
        if (json) {
            new JsonLines(terminal.out()).print(generator -> RehearsalJson.write(generator, rehearsal));
        } else {
            new RehearsalReport(terminal, rehearsal).print();
            terminal.flush();
        }
        return ExitStatus.of(tally);
    }

    private ConfigurationFolder current(@Nullable GatewaySettings gateway) {
        if (!current.equals(REGISTRY)) {
            return ConfigurationFolder.read(Path.of(current));
        }
        if (gateway == null) {
            throw wrong("--current registry needs --settings FILE, which says where the registry is");
        }
        try (SchemaRegistryClient client = RegistryConnection.open(gateway.registry(), gateway.bundles())) {
            return ConfigurationFolder.of(new RegistryCatalogSource(client));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
