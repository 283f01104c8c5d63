package io.tributary.ops.cli;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.catalog.CatalogDocument;
import io.tributary.standardization.catalog.CatalogSnapshot;
import io.tributary.standardization.catalog.CatalogSource;
import io.tributary.standardization.catalog.FlowFileParser;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.catalog.FolderSurvey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration folder, or a registry with the same contents, and the choice of documents that a command is about. */
final class ConfigurationFolder {

    private static final List<String> SECTIONS = List.of("schemas", "flows");

    private final CatalogSnapshot snapshot;
    private final List<ConfigurationProblem> problems;

    private ConfigurationFolder(FolderSurvey survey) {
        this.snapshot = survey.snapshot();
        this.problems = survey.problems();
    }

    /**
     * @throws ConfigurationException where the folder as a whole cannot be read
     */
    static ConfigurationFolder read(Path folder) {
        return of(source(folder));
    }

    /** A folder in whatever state it is, with its {@link #problems()}. */
    static ConfigurationFolder survey(Path folder) {
        return new ConfigurationFolder(source(folder).survey());
    }

    private static FolderCatalogSource source(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UncheckedIOException(
                    Files.exists(folder)
                            ? new NotDirectoryException(folder.toString())
                            : new NoSuchFileException(folder.toString()));
        }
        return new FolderCatalogSource(folder);
    }

    static ConfigurationFolder of(CatalogSource source) {
        return new ConfigurationFolder(new FolderSurvey(source.load(), List.of()));
    }

    /** The nearest folder above a flow file that holds schemas or flows, written as the file was: relative or not. */
    static Optional<Path> around(Path file) {
        for (Path folder = file.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            Path candidate = folder;
            if (SECTIONS.stream().anyMatch(section -> Files.isDirectory(candidate.resolve(section)))) {
                return Optional.of(file.isAbsolute() ? candidate : relative(candidate));
            }
        }
        return Optional.empty();
    }

    private static Path relative(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        if (!folder.startsWith(here)) {
            return folder;
        }
        return folder.equals(here) ? Path.of(".") : here.relativize(folder);
    }

    /** For people. */
    String name() {
        return "the configuration folder " + snapshot.origin();
    }

    /** What stands against the folder as a whole; none where it was {@link #read}. */
    List<ConfigurationProblem> problems() {
        return problems;
    }

    CatalogSnapshot whole() {
        return snapshot;
    }

    /** The same schemas and tables, but of the flows only those with this name. */
    CatalogSnapshot onlyFlow(String name) {
        return only(document -> flowName(document).equals(name), document -> false);
    }

    /** The same schemas and tables, but of the flows and routes only those in these files. */
    CatalogSnapshot onlyFiles(List<Path> files) {
        List<Path> wanted = files.stream().map(ConfigurationFolder::real).toList();
        Predicate<CatalogDocument> chosen = document -> wanted.contains(real(Path.of(document.origin())));
        return only(chosen, chosen);
    }

    /** Those of the files that are no flow or route of the folder. */
    List<Path> strangers(List<Path> files) {
        Set<Path> own = Stream.concat(snapshot.flows().stream(), snapshot.routes().stream())
                .map(document -> real(Path.of(document.origin())))
                .collect(Collectors.toSet());
        return files.stream().filter(file -> !own.contains(real(file))).toList();
    }

    List<String> flowNames() {
        return snapshot.flows().stream()
                .map(ConfigurationFolder::flowName)
                .sorted()
                .toList();
    }

    private CatalogSnapshot only(Predicate<CatalogDocument> flows, Predicate<CatalogDocument> routes) {
        return new CatalogSnapshot(
                snapshot.origin(),
                snapshot.flows().stream().filter(flows).toList(),
                snapshot.routes().stream().filter(routes).toList(),
                snapshot.schemas(),
                snapshot.codeTables());
    }

    /** As the document says; where it cannot be read, as its file is called. */
    private static String flowName(CatalogDocument document) {
        try {
            return FlowFileParser.parse(document).definition().name().value();
        } catch (ConfigurationException e) {
            return document.name();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // A link that leads nowhere.
            return path.toAbsolutePath().normalize();
        }
    }
}
