package io.tributary.ops.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tributary explain}: why a topic is mirrored, or why not; what became of a record, and where it is. */
@Command(
        name = "explain",
        description =
                "Tells why a topic of the site's cluster is mirrored, or why it is not; with --partition and --offset,"
                        + " what became of a record and where it is at the upstream. Nothing is written anywhere.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status 0 where the topic is mirrored (without --topic: where nothing is kept from it),",
            "1 where it is not, 6 where the cluster has no such topic. For a record: 0 where it is at the upstream,",
            "1 where it is not, 6 where there is no ledger or no such partition."
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "A topic of the site's cluster; without it, all of them.")
    private @Nullable String topic;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            required = true,
            description = "The configuration that 'tributary run' is given.")
    private Path settingsFile;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration folder; without it, the folder or registry of the settings.")
    private @Nullable Path config;

    @Option(
            names = "--partition",
            paramLabel = "P",
            description = "With --offset: what became of this record, and where it is at the upstream.")
    private @Nullable Integer partition;

    @Option(names = "--offset", paramLabel = "O", description = "The record's offset in that partition.")
    private @Nullable Long offset;

    @Option(
            names = "--back",
            description = "TOPIC, P and O are of the upstream: tells from which source record that one comes.")
    private boolean back;

    @Option(names = "--json", description = "Print one JSON object a topic or record.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(settingsFile)) {
            throw new ParameterException(spec.commandLine(), "there is no file " + settingsFile);
        }
        if ((partition == null) != (offset == null)
                || (partition != null && topic == null)
                || (back && offset == null)) {
            throw new ParameterException(
                    spec.commandLine(), "a record is named by --topic, --partition and --offset together");
        }
        GatewaySettings gateway = GatewaySettings.read(settingsFile);
        if (topic != null && partition != null && offset != null) {
            if (partition < 0 || offset < 0) {
                throw new ParameterException(spec.commandLine(), "partitions and offsets are numbers from 0 on");
            }
            return new RecordExplanation(terminal, json).print(gateway, topic, partition, offset, back);
        }
        try (SettingsCatalog catalog = new SettingsCatalog(spec.commandLine(), gateway)) {
            return new TopicExplanation(terminal, json).print(gateway, catalog.compile(config), topic);
        }
    }
}
