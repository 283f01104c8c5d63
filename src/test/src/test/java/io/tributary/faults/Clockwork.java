package io.tributary.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wall clock of a child process, which can be set while it runs: Debian's libfaketime answers the process's questions
 * for the time of day, and leaves the monotonic clock alone, as an administrator or NTP would.
 */
final class Clockwork {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private final Path library;
    private final Path file;

    private Clockwork(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** Empty where the library is not installed. */
    static Optional<Clockwork> of(Path file) {
        return LIBRARIES.stream()
                .filter(Files::exists)
                .findFirst()
                .map(library -> new Clockwork(library, file.toAbsolutePath()))
                .map(clock -> {
                    clock.shift(Duration.ZERO);
                    return clock;
                });
    }

    /** What the process is started with. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_DONT_RESET", "1",
                // Without it the JVM's timed waits end at once.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** Within a second the process's clock is that far from this machine's. */
    void shift(Duration offset) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(next, "%+d".formatted(offset.toSeconds()));
            // In one step, so that the process never reads half of it.
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the clock's file " + file + " cannot be written", e);
        }
    }
}
