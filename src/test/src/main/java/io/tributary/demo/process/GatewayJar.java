package io.tributary.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the product's executable jar is. */
public final class GatewayJar {

    private static final String PROPERTY = "tributary.jar";
    private static final Path IN_TREE = Path.of("ops", "target", "tributary.jar");

    private GatewayJar() {}

    /**
     * The file that the system property {@code tributary.jar} names, else the one that the build left in the source tree
     * around the working folder.
     *
     * @throws IllegalStateException where there is none
     */
    public static Path locate() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            return existing(Path.of(given));
        }
        Path folder = Path.of("").toAbsolutePath();
        for (Path at = folder; at != null; at = parent(at)) {
            if (Files.isRegularFile(at.resolve(IN_TREE))) {
                return at.resolve(IN_TREE);
            }
        }
        throw new IllegalStateException(
                "no " + IN_TREE + " in " + folder + " or above it; build it with 'mvn -Dfast package'");
    }

    private static @Nullable Path parent(Path path) {
        return path.getParent();
    }

    private static Path existing(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("there is no file " + jar + ", which -D" + PROPERTY + " names");
        }
        return jar;
    }
}
