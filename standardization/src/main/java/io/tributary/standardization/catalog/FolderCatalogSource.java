package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * A catalog in a folder: {@code flows/*.yaml}, {@code routes/*.yaml}, {@code schemas/<subject>.json} or
 * {@code <subject>.v<N>.json}, {@code code-tables/<name>.csv}. Hidden files are passed over; symbolic links are followed.
 *
 * <p><b>Threading:</b> any number of threads may load at once.
 *
 * <p><b>Failure:</b> a file that is no UTF-8 text, too large, or not to be read is a document that could not be read, and is
 * refused alone where the snapshot is compiled. One that is of no known kind, or in the way of another, refuses the whole
 * folder, with every such problem told: what it was meant for, nobody knows.
 */
public final class FolderCatalogSource implements CatalogSource {

    /** Where Kubernetes keeps what a mounted ConfigMap holds now; it is exchanged as one. */
    private static final String MOUNTED_DATA = "..data";

    private static final int MAX_EXCHANGES = 3;

    private final Path folder;

    public FolderCatalogSource(Path folder) {
        this.folder = folder;
    }

    /**
     * @throws ConfigurationException with every problem of the folder as a whole
     */
    @Override
    public CatalogSnapshot load() {
        return survey().accepted();
    }

    /**
     * The documents, and beside them what is wrong with the folder as a whole.
     *
     * @throws ConfigurationException where there is no such folder
     */
    public FolderSurvey survey() {
        Path contents = contents();
        for (int exchanges = 0; exchanges < MAX_EXCHANGES; exchanges++) {
            try {
                FolderSurvey survey = read(contents);
                Path now = contents();
                if (survey.isReadThroughout() || now.equals(contents)) {
                    return survey;
                }
                // What was being read was exchanged, and is deleted soon after.
                contents = now;
            } catch (ConfigurationException e) {
                Path now = contents();
                if (now.equals(contents)) {
                    throw e;
                }
                contents = now;
            }
        }
        return read(contents);
    }

    private FolderSurvey read(Path contents) {
        FolderReading reading = new FolderReading(folder, contents);
        List<CatalogDocument> flows = reading.documents(CatalogSection.FLOWS);
        List<CatalogDocument> routes = reading.documents(CatalogSection.ROUTES);
        Map<String, NavigableMap<Integer, CatalogDocument>> schemas = new SchemaFiles(reading).bySubject();
        Map<String, CatalogDocument> tables = reading.named(CatalogSection.CODE_TABLES);
        List<ConfigurationProblem> problems = reading.finish();
        return new FolderSurvey(new CatalogSnapshot(description(), flows, routes, schemas, tables), problems);
    }

    @Override
    public String description() {
        return folder.toString();
    }

    // One resolved folder for the whole reading, so that an exchange of the mount cannot mix two states.
    private Path contents() {
        Path mounted = folder.resolve(MOUNTED_DATA);
        if (!Files.isDirectory(mounted)) {
            return folder;
        }
        try {
            return mounted.toRealPath();
        } catch (IOException e) {
            throw new ConfigurationException(List.of(ConfigurationProblem.of(
                    mounted.toString(), "", "cannot be followed to what the mount holds now: " + e)));
        }
    }
}
