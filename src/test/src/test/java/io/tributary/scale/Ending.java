package io.tributary.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** How a run ends: its status, and its folder, which stays where something is to be looked at. */
final class Ending {

    private static final int EXACT = 0;
    private static final int INEXACT = 1;
    private static final int BROKEN_OFF = 2;

    private Ending() {}

    /** Does the run in a folder of its own, says how it went, and ends this program. */
    static void of(String name, Run run) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status;
        try {
            Path folder = Files.createTempDirectory("tributary-" + name);
            try {
                boolean exact = run.in(folder, out);
                status = exact ? EXACT : INEXACT;
                if (exact) {
                    remove(folder);
                }
                out.println(exact ? "all is accounted for, once and in order" : "data and logs are in " + folder);
            } catch (RuntimeException e) {
                out.println("the run broke off: " + e + "; data and logs are in " + folder);
                status = BROKEN_OFF;
            }
        } catch (IOException e) {
            out.println("the run broke off: " + e);
            status = BROKEN_OFF;
        }
        // Whatever runs on in this program, nobody waits for it.
        System.exit(status);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What is measured. */
    @FunctionalInterface
    interface Run {

        /** @return whether the count at the end was exact */
        boolean in(Path folder, PrintStream out) throws IOException;
    }
}
