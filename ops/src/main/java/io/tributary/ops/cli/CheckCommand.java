package io.tributary.ops.cli;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.CatalogSnapshot;
import io.tributary.standardization.catalog.ContractCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary check}: documents with all that they name, and on wish the clusters. */
@Command(
        name = "check",
        description = "Checks flow and route files with the schemas and code tables that they name.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --connect nothing but the files is looked at. With it, both clusters of the run",
            "configuration are asked whether they answer, let the gateway in, and have the source topics.",
            "Exit status 0 where all is well, 1 where a document is refused, 3 where the folder as a whole would",
            "be: by a file that is none of its documents, say; see also 'tributary --help'."
        })
final class CheckCommand implements Callable<Integer> {

    private final TributaryCommand root;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Flow or route files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration folder; without FILEs, everything in it is checked.")
    private @Nullable Path config;

    @Option(names = "--connect", description = "Also ask the clusters; needs --settings.")
    private boolean connect;

    @Option(names = "--settings", paramLabel = "FILE", description = "The configuration that 'tributary run' is given.")
    private @Nullable Path settings;

    @Option(names = "--json", description = "Print one JSON object a document.")
    private boolean json;

    @Mixin
    private final MaskingKeyOption masking = new MaskingKeyOption();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    CheckCommand(TributaryCommand root, Terminal terminal) {
        this.root = root;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (connect && (settings == null || !Files.isRegularFile(settings))) {
            throw new ParameterException(
                    spec.commandLine(), "--connect needs --settings FILE, and a file that is there");
        }
        ConfigurationFolder documents = documents();
        CatalogSnapshot chosen = files.isEmpty() ? documents.whole() : documents.onlyFiles(files);
        Catalog catalog = new ContractCompiler(masking.settings()).compile(chosen, null);
        Terminal speaking = root.speaking(terminal);
        int found = new CatalogFindings(speaking, json).print(catalog, problems(documents));
        if (settings == null || !connect) {
            return found;
        }
        terminal.flush();
        int connected = new ConnectionCheck(speaking, settings).run(catalog);
        return connected == ExitStatus.WELL ? found : connected;
    }

    private ConfigurationFolder documents() {
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new ParameterException(
                        spec.commandLine(), file + " is a folder; --config=" + file + " checks everything in it");
            }
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "there is no file " + file);
            }
        }
        return ConfigurationFolder.survey(folder());
    }

    private List<ConfigurationProblem> problems(ConfigurationFolder documents) {
        List<ConfigurationProblem> problems = new ArrayList<>(documents.problems());
        Set<String> told = problems.stream().map(ConfigurationProblem::origin).collect(Collectors.toSet());
        for (Path file : documents.strangers(files)) {
            if (told.add(file.toString())) {
                problems.add(ConfigurationProblem.of(
                        file.toString(),
                        "",
                        Wording.of(
                                "no flow or route of " + documents.name() + "; move it into its flows/ or routes/",
                                "不是该配置目录的数据流或分发规则；请将其移入其 flows/ 或 routes/")));
            }
        }
        return problems;
    }

    private Path folder() {
        if (config != null) {
            return config;
        }
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name files to check, or --config DIR");
        }
        return ConfigurationFolder.around(files.get(0))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        files.get(0) + " is in no configuration folder; name one with --config DIR"));
    }
}
