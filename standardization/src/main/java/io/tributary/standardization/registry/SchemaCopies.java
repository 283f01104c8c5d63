package io.tributary.standardization.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas of one registry on disk, a file an id. Ids of another registry mean other schemas, so each registry's
 * address has a folder of its own.
 *
 * <p><b>Threading:</b> any thread; one process for each folder.
 */
public final class SchemaCopies {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCopies.class);

    private final Path folder;

    private SchemaCopies(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder   for the copies of all registries
     * @param registry the address
     */
    public static SchemaCopies of(Path folder, String registry) {
        return new SchemaCopies(folder.resolve("avro-" + Integer.toHexString(registry.hashCode())));
    }

    @Nullable
    String read(int id) {
        Path file = file(id);
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            // As good as none: the registry has the original.
            LOG.warn("The copy of the schema {} cannot be read: {}", file, e.toString());
            return null;
        }
    }

    /** Where the disk does not let it, records decode all the same, until a restart with the registry down. */
    void write(int id, String text) {
        Path written = folder.resolve(id + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(written, text);
            Files.move(written, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The copy of the schema {} cannot be written: {}", file(id), e.toString());
        }
    }

    private Path file(int id) {
        return folder.resolve(id + ".avsc");
    }
}
