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

/** {@code tributary explain}: why a topic is mirrored, or why not. */
@Command(
        name = "explain",
        description =
                "Tells why a topic of the site's cluster is mirrored, or why it is not. Nothing is written anywhere.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status 0 where the topic is mirrored (without --topic: where nothing is kept from it),",
            "1 where it is not, 6 where the cluster has no such topic."
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

    @Option(names = "--json", description = "Print one JSON object a topic.")
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
        GatewaySettings gateway = GatewaySettings.read(settingsFile);
        try (SettingsCatalog catalog = new SettingsCatalog(spec.commandLine(), gateway)) {
            return new TopicExplanation(terminal, json).print(gateway, catalog.compile(config), topic);
        }
    }
}
