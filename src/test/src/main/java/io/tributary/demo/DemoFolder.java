package io.tributary.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps its data, configuration and logs; removed when it is closed, unless the user wants to keep it. */
final class DemoFolder implements AutoCloseable {

    private static final List<String> CATALOG = List.of(
            "flows/air-hangzhou.yaml",
            "flows/air-ningbo.yaml",
            "routes/polluted-stations.yaml",
            "schemas/air-quality.json",
            "code-tables/gbt2260.csv");

    private final Path path;
    private final boolean kept;

    private DemoFolder(Path path, boolean kept) {
        this.path = path;
        this.kept = kept;
    }

    /**
     * @param keep an empty folder or one that is not there yet; absent: a temporary one
     */
    static DemoFolder open(@Nullable Path keep) {
        try {
            if (keep == null) {
                return new DemoFolder(Files.createTempDirectory("tributary-demo-"), false);
            }
            if (Files.exists(keep) && !isEmptyFolder(keep)) {
                throw new DemoUsageException("--keep " + keep + " is not an empty folder; name another one");
            }
            return new DemoFolder(Files.createDirectories(keep).toAbsolutePath(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    Path path() {
        return path;
    }

    boolean isKept() {
        return kept;
    }

    /** Writes the demo's own configuration folder and gives its path. */
    Path unpackCatalog() {
        Path catalog = path.resolve("config");
        for (String name : CATALOG) {
            Path file = catalog.resolve(name);
            try (InputStream resource = DemoFolder.class.getResourceAsStream("/demo/" + name)) {
                if (resource == null) {
                    throw new IllegalStateException("the demo's jar lacks demo/" + name + "; build it again");
                }
                Files.createDirectories(catalog.resolve(Path.of(name).subpath(0, 1)));
                Files.copy(resource, file);
            } catch (IOException e) {
                throw new UncheckedIOException("the demo's configuration cannot be written to " + file, e);
            }
        }
        return catalog;
    }

    @Override
    public void close() {
        if (kept || !Files.exists(path)) {
            return;
        }
        try (Stream<Path> content = Files.walk(path)) {
            for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + path + " cannot be removed; remove it by hand", e);
        }
    }
}
