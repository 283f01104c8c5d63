package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.NearestName;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.CatalogSnapshot;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.StandardizationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Finds the flow that a person means, by its name or its file, and compiles its contract alone. */
final class ContractFinder {

    private final CommandLine command;
    private final StandardizationSettings settings;

    /**
     * @param command to which wrong usage is told
     */
    ContractFinder(CommandLine command, StandardizationSettings settings) {
        this.command = command;
        this.settings = settings;
    }

    /**
     * @param flow   a name, or a file in a configuration folder
     * @param folder absent: the one around the file
     * @throws ConfigurationException with everything that is wrong in the flow
     */
    Contract find(String flow, @Nullable Path folder) {
        Path file = Path.of(flow);
        boolean isFile = Files.isRegularFile(file);
        Path around = folder != null
                ? folder
                : ConfigurationFolder.around(file)
                        .filter(found -> isFile)
                        .orElseThrow(() -> new ParameterException(
                                command,
                                "--config DIR is missing, and '" + flow + "' is no file in a configuration folder"));
        ConfigurationFolder documents = ConfigurationFolder.read(around);
        return isFile ? compiled(documents.onlyFiles(List.of(file)), flow, documents) : find(flow, documents);
    }

    /**
     * @param name of the flow
     */
    Contract find(String name, ConfigurationFolder documents) {
        return compiled(documents.onlyFlow(name), name, documents);
    }

    private Contract compiled(CatalogSnapshot chosen, String flow, ConfigurationFolder documents) {
        if (chosen.flows().isEmpty()) {
            throw unknown(flow, documents);
        }
        Catalog catalog = new ContractCompiler(settings).compile(chosen, null);
        if (catalog.contracts().isEmpty()) {
            throw new ConfigurationException(catalog.refused().stream()
                    .flatMap(refused -> refused.problems().stream())
                    .toList());
        }
        return catalog.contracts().get(0);
    }

    private ParameterException unknown(String flow, ConfigurationFolder documents) {
        List<String> names = documents.flowNames();
        String nearest = NearestName.of(flow, names);
        String hint = nearest != null
                ? "; did you mean '" + nearest + "'?"
                : names.isEmpty() ? "; it has none" : "; it has " + String.join(", ", names);
        return new ParameterException(command, documents.name() + " has no flow '" + flow + "'" + hint);
    }
}
