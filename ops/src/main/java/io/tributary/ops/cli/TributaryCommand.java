package io.tributary.ops.cli;

import org.jspecify.annotations.Nullable;
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
            "7 port taken, 8 something nobody foresaw, 9 records would be newly refused,",
            "10 a run passed its limit of errors.",
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

    @Option(
            names = "--lang",
            scope = ScopeType.INHERIT,
            paramLabel = "en|zh",
            description = "The language of reasons and reports; without it, as LC_ALL, LC_MESSAGES or LANG say.")
    private @Nullable Language language;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    TributaryCommand() {}

    boolean isDebugging() {
        return debug;
    }

    /** The terminal, in the language that is wished for. */
    Terminal speaking(Terminal terminal) {
        return language == null ? terminal : terminal.in(language);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
