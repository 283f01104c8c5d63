package io.tributary.demo;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code tributary demo}: its options, and what is wrong with them. */
@Command(
        name = "tributary demo",
        description = {
            "Starts a province and two cities on this machine, each with a Kafka cluster and a gateway of its own, "
                    + "publishes readings of air-quality stations in the cities' dialects, and shows how they are "
                    + "mirrored. It goes on until Ctrl-C, unless --records or --input gives it an end."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 all is well; 1 something is missing, twice or unexplained, or could not be run; 2 usage."
        })
final class Demo implements Callable<Integer> {

    private static final int DEFAULT_RATE = 500;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Publish N records a city, wait until all are accounted for, print a summary and end.")
    private @Nullable Long records;

    @Option(names = "--json", description = "Print the summary as JSON, in the last line of standard output.")
    private boolean json;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = {
                "Records a second and city, 0 for no limit.",
                "Default: 500, and no limit with --records or --input."
            })
    private @Nullable Integer rate;

    @Option(names = "--input", paramLabel = "FILE", description = "Publish the records of this file, and no others.")
    private @Nullable Path input;

    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            description = "The flow that --input is for; its source topic gets the records.")
    private @Nullable String flow;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Your own configuration folder, with the flow of --flow, instead of the demo's.")
    private @Nullable Path config;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep data, configuration and logs in this folder, which is empty or not there yet.")
    private @Nullable Path keep;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    Demo() {}

    public static void main(String[] args) {
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int status = commandLine(err).execute(args);
        // The threads of brokers need not be waited for: everything that matters has been closed.
        System.exit(status);
    }

    static CommandLine commandLine(PrintWriter err) {
        return new CommandLine(new Demo())
                .setErr(err)
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("tributary demo: " + wrong.getMessage());
                    UnmatchedArgumentException.printSuggestions(wrong, err);
                    err.println("'tributary demo --help' shows the options.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println("tributary demo: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() {
        checkOptions();
        DemoOptions options = new DemoOptions(
                records == null ? DemoOptions.ENDLESS : records, json, rate(), input, flow, config, keep);
        try (DemoFolder folder = DemoFolder.open(options.keep())) {
            DemoPlan plan = DemoPlan.of(options, folder);
            return new DemoRun(plan, options, folder).call();
        } catch (DemoUsageException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int rate() {
        if (rate != null) {
            return rate;
        }
        return records == null && input == null ? DEFAULT_RATE : 0;
    }

    private void checkOptions() {
        refuseIf(records != null && records < 1, "--records is a positive number");
        refuseIf(rate != null && rate < 0, "--rate is a number of records a second, or 0 for no limit");
        refuseIf(records != null && input != null, "--input publishes the records of its file; leave --records out");
        refuseIf(input != null && flow == null, "--input needs --flow, which says whose records these are");
        refuseIf(input == null && flow != null, "--flow goes with --input");
        refuseIf(input == null && config != null, "--config goes with --input and --flow");
    }

    private void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
