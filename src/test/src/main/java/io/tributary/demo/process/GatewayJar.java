package io.tributary.demo.process;

import io.tributary.demo.child.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the product's jar is, and how Java is started with it. */
public final class GatewayJar {

    private static final String PROPERTY = "tributary.jar";
    private static final Path IN_TREE = Path.of("ops", "target", "application", "tributary.jar");
    private static final String ARCHIVE = "tributary.jsa";
    private static final List<String> BRIEF = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private GatewayJar() {}

    /**
     * The file that the system property {@code tributary.jar} names, else the one that the build left, taken apart, in the
     * source tree around the working folder.
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

    /** A command line of the product for what is over in seconds. */
    public static List<String> command(String... arguments) {
        List<String> program = new ArrayList<>(program(locate()));
        program.addAll(List.of(arguments));
        return ChildProcess.java(BRIEF, program);
    }

    /**
     * What follows Java's other options: the archive of loaded classes beside the jar, where there is one, and the jar.
     * An archive that another Java made is passed over; without the options for the log Java would say so.
     */
    public static List<String> program(Path jar) {
        List<String> program = new ArrayList<>();
        Path archive = jar.resolveSibling(ARCHIVE);
        if (Files.isRegularFile(archive)) {
            program.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"));
        }
        program.addAll(List.of("-jar", jar.toString()));
        return program;
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
