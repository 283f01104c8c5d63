package io.tributary.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others. */
@Command(
        name = "tributary",
        description = "Mirrors the topics of a site's Kafka cluster to its upstream, standardized and exactly once.",
        versionProvider = VersionText.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit status: 0 all is well, 1 findings, 2 wrong usage, 3 configuration refused,",
            "4 cluster or registry unreachable, 5 credentials refused, 6 topic missing,",
            "7 port taken, 8 something nobody foresaw.",
            "'tributary COMMAND --help' tells more of a command."
        })
final class TributaryCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show stack traces and the log of the libraries.")
    private boolean debug;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    TributaryCommand() {}

    boolean isDebugging() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
