package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A catalog in a folder: {@code flows/*.yaml}, {@code routes/*.yaml}, {@code schemas/<subject>.json} or
 * {@code <subject>.v<N>.json}, {@code code-tables/<name>.csv}. Hidden files are passed over; symbolic links are followed.
 *
 * <p><b>Threading:</b> any number of threads may load at once.
 *
 * <p><b>Failure:</b> a file that is no UTF-8 text, too large, or in the way of another refuses the whole folder, with
 * every such problem told.
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
     * @throws ConfigurationException with every problem of the folder
     */
    @Override
    public CatalogSnapshot load() {
        Path contents = contents();
        for (int exchanges = 0; exchanges < MAX_EXCHANGES; exchanges++) {
            try {
                return read(contents);
            } catch (ConfigurationException e) {
                Path now = contents();
                if (now.equals(contents)) {
                    throw e;
                }
                // What was being read was exchanged, and is deleted soon after.
                contents = now;
            }
        }
        return read(contents);
    }

    private CatalogSnapshot read(Path contents) {
        FolderReading reading = new FolderReading(folder, contents);
        List<CatalogDocument> flows =
                List.copyOf(reading.named(CatalogSection.FLOWS).values());
        List<CatalogDocument> routes =
                List.copyOf(reading.named(CatalogSection.ROUTES).values());
        Map<String, NavigableMap<Integer, CatalogDocument>> schemas = new SchemaFiles(reading).bySubject();
        Map<String, CatalogDocument> tables = new TreeMap<>(reading.named(CatalogSection.CODE_TABLES));
        reading.finish();
        return new CatalogSnapshot(description(), flows, routes, schemas, tables);
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
