package io.tributary.ops.cli;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.TributaryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs commands: finds the one that is meant, and turns whatever goes wrong into a sentence and a status. */
public final class CommandLineInterface {

    private final Class<?> application;
    private final Terminal terminal;

    CommandLineInterface(Class<?> application, Terminal terminal) {
        this.application = application;
        this.terminal = terminal;
    }

    /**
     * Runs a command and ends the process with its status, unless the command goes on in threads of its own.
     *
     * @param application the class from which {@code run} starts Spring
     */
    public static void run(Class<?> application, String... args) {
        int status = new CommandLineInterface(application, Terminal.ofProcess()).execute(args);
        if (status != ExitStatus.STILL_RUNNING) {
            System.exit(status);
        }
    }

    int execute(String... args) {
        TributaryCommand root = new TributaryCommand();
        CommandLine commands = new CommandLine(root)
                .addSubcommand(new RunCommand(application, root))
                .addSubcommand(new CheckCommand(root, terminal))
                .addSubcommand(new TryCommand(root, terminal))
                .addSubcommand(new RehearseCommand(root, terminal))
                .addSubcommand(new DeadLettersCommand(root, terminal))
                .addSubcommand(new RedriveCommand(root, terminal))
                .addSubcommand(new ReplayCommand(root, terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new PushCommand(root, terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(terminal.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setExecutionStrategy(parsed -> run(parsed, root))
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((thrown, command, parsed) -> fault(thrown, root));
        try {
            return commands.execute(args);
        } finally {
            terminal.flush();
        }
    }

    /** Only {@code run} has a log of its own. */
    private static int run(ParseResult parsed, TributaryCommand root) {
        ParseResult command = parsed.subcommand();
        if (command != null && !(command.commandSpec().userObject() instanceof RunCommand)) {
            QuietLog.install(root.isDebugging());
        }
        return new RunLast().execute(parsed);
    }

    private int wrongUsage(ParameterException wrong, String... args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = terminal.err();
        err.println("tributary: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> meant = unmatched.getSuggestions();
            if (!meant.isEmpty()) {
                err.println("Did you mean " + String.join(" or ", meant) + "?");
            }
        }
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.USAGE;
    }

    private int fault(Exception thrown, TributaryCommand root) {
        if (root.isDebugging()) {
            thrown.printStackTrace(terminal.err());
        }
        if (thrown instanceof ConfigurationException refusal) {
            Terminal speaking = root.speaking(terminal);
            terminal.err()
                    .println("tributary: "
                            + refusal.problems().stream()
                                    .map(problem -> speaking.say(problem.inFull()))
                                    .collect(Collectors.joining("\n")));
            return ExitStatus.of(refusal.code());
        }
        if (thrown instanceof TributaryException fault) {
            terminal.err().println("tributary: " + fault.getMessage());
            return ExitStatus.of(fault.code());
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            terminal.err().println("tributary: " + FileFault.sentence(thrown));
            return ExitStatus.USAGE;
        }
        terminal.err()
                .println("tributary: something nobody foresaw: " + thrown
                        + "; please report it with the output of the same command with --debug");
        return ExitStatus.UNFORESEEN;
    }
}
