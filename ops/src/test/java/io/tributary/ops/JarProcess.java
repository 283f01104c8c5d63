package io.tributary.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of what is packaged in a process of its own, run to its end. */
record JarProcess(int status, String output) {

    static final Path JAR = Path.of("target", "tributary.jar");

    /** The same taken apart, with its archive of loaded classes, as the launcher runs it. */
    private static final Path APPLICATION = Path.of("target", "application").toAbsolutePath();

    private static final long PATIENCE_SECONDS = 120;

    /** In the one jar. */
    static JarProcess runWhole(Path log, String... args) {
        return run(log, List.of("-jar", JAR.toString()), args);
    }

    /** Taken apart, which takes half the time. */
    static JarProcess run(Path log, String... args) {
        return run(
                log,
                List.of(
                        "-XX:SharedArchiveFile=" + APPLICATION.resolve("tributary.jsa"),
                        "-Xlog:cds*=off",
                        "-jar",
                        APPLICATION.resolve("tributary.jar").toString()),
                args);
    }

    private static JarProcess run(Path log, List<String> program, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(program);
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIBUTARY_") || name.startsWith("SPRING_"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + Files.readString(log));
            }
            return new JarProcess(process.exitValue(), Files.readString(log));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
