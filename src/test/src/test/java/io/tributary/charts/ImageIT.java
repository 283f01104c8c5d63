package io.tributary.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.charts.Dockerfile.Instruction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the Dockerfile by hand, as no engine is needed for what it does. */
final class ImageIT {

    private static final String LAYERS = "/layers/";

    @TempDir
    private Path folder;

    @Test
    void layersOfTheJarMakeARunnableFolder() throws Exception {
        // Given the first stage: the jar, taken apart
        Dockerfile dockerfile = Dockerfile.read();
        Path layers = Files.createDirectories(folder.resolve("layers"));
        Files.copy(executableJar(), layers.resolve("tributary.jar"));
        run(layers, dockerfile.only("RUN").exec());

        // When the second stage copies what it names, layer by layer
        Path image = Files.createDirectories(folder.resolve("image"));
        for (Instruction copy : dockerfile.all("COPY")) {
            String source = copy.words().get(1);
            if (source.startsWith(LAYERS)) {
                copy(layers.resolve(source.substring(LAYERS.length())), image);
            }
        }

        // Then what the entry point names is there, with its libraries beside it, and runs
        String jar = Path.of(dockerfile.only("ENTRYPOINT").exec().get(2))
                .getFileName()
                .toString();
        assertThat(image.resolve("lib")).isDirectoryContaining("glob:**/kafka-clients-*.jar");
        assertThat(run(image, List.of("java", "-jar", jar, "--version"))).contains("0.1.0");
    }

    @Test
    void noBrokerIsInTheImage() throws Exception {
        run(
                folder,
                List.of(
                        "java",
                        "-Djarmode=tools",
                        "-jar",
                        executableJar().toString(),
                        "extract",
                        "--destination",
                        "out"));

        try (Stream<Path> libraries = Files.list(folder.resolve("out/lib"))) {
            assertThat(libraries)
                    .noneMatch(library -> library.getFileName().toString().startsWith("kafka_2"));
        }
    }

    private static Path executableJar() {
        return Chart.project().resolve("ops/target/tributary.jar");
    }

    private static void copy(Path source, Path target) throws IOException {
        assertThat(source).isDirectory();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }

    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.set(
                0,
                Path.of(System.getProperty("java.home"), "bin", command.get(0)).toString());
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", words, output).isZero();
        return output;
    }
}
