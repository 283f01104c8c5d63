package io.tributary.ops.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code tributary run}: the gateway itself. */
@Command(
        name = "run",
        description = "Runs a gateway until it is stopped.",
        mixinStandardHelpOptions = true,
        customSynopsis = "tributary run [--config FILE] [--KEY=VALUE]... [--debug]",
        footer = {
            "",
            "--KEY=VALUE sets any configuration key and wins over the file, as in",
            "  tributary run --config city.yaml --server.port=8081",
            "Keys can also come from environment variables: TRIBUTARY_SITE_CODE=330100."
        })
final class RunCommand implements Callable<Integer> {

    private final Class<?> application;
    private final TributaryCommand root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "The gateway's configuration, YAML or properties.")
    private @Nullable Path config;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RunCommand(Class<?> application, TributaryCommand root) {
        this.application = application;
        this.root = root;
    }

    @Override
    public Integer call() {
        // Of a key that is given twice the last counts, as for any option; Spring would join both with a comma.
        Map<String, String> bySetting = new LinkedHashMap<>();
        for (String setting : settings) {
            if (!setting.startsWith("--") || setting.indexOf('=') < 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + setting + "' is neither an option nor a setting of the form --KEY=VALUE");
            }
            bySetting.put(setting.substring(0, setting.indexOf('=')), setting);
        }
        List<String> args = new ArrayList<>(bySetting.values());
        if (config != null) {
            if (!Files.isRegularFile(config)) {
                throw new ParameterException(spec.commandLine(), "there is no file " + config);
            }
            args.add("--spring.config.additional-location=" + config.toUri());
        }
        if (root.isDebugging()) {
            args.add("--debug");
        }
        return start(args);
    }

    /** The application says itself, in its log, why it does not start. */
    private int start(List<String> args) {
        try {
            new SpringApplicationBuilder(application).run(args.toArray(String[]::new));
            return ExitStatus.STILL_RUNNING;
        } catch (RuntimeException e) {
            return ExitStatus.ofStartFailure(e);
        }
    }
}
