package io.tributary.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process takes of its machine, by Linux's {@code /proc} and the JDK's {@code jcmd}.
 *
 * @param heapBytes     used right after a full collection
 * @param residentBytes of memory, all of the process's
 * @param mostResidentBytes since it was started
 * @param cpu           user and system time since it was started
 */
record Footprint(long heapBytes, long residentBytes, long mostResidentBytes, Duration cpu) {

    private static final Pattern HEAP_PART = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern KILOBYTES = Pattern.compile("(\\d+) kB");
    private static final double MEGABYTE = 1 << 20;
    private static final int KILOBYTE = 1 << 10;

    /** Has it collect its garbage first. */
    static Footprint afterCollection(long pid) {
        long heap = heapAfterCollection(pid);
        return new Footprint(heap, status(pid, "VmRSS:"), status(pid, "VmHWM:"), cpu(pid));
    }

    /** @throws IllegalStateException where the process has ended or does not answer */
    static long heapAfterCollection(long pid) {
        String answer = jcmd(pid, "GC.run\nGC.heap_info");
        Matcher parts = HEAP_PART.matcher(answer);
        long kilobytes = 0;
        boolean isTold = false;
        while (parts.find()) {
            kilobytes += Long.parseLong(parts.group(1));
            isTold = true;
        }
        if (!isTold) {
            throw new IllegalStateException("process " + pid + " does not tell its heap: " + answer);
        }
        return kilobytes * KILOBYTE;
    }

    private static String jcmd(long pid, String commands) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(program.toString(), Long.toString(pid), commands)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be started; take a JDK", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while process " + pid + " was asked", e);
        }
    }

    static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    static long residentBytes(long pid) {
        return status(pid, "VmRSS:");
    }

    private static long status(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                            .map(KILOBYTES::matcher)
                            .filter(Matcher::find)
                            .mapToLong(found -> Long.parseLong(found.group(1)))
                            .findFirst()
                            .orElse(0)
                    * KILOBYTE;
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " has ended", e);
        }
    }

    /** Files and sockets that a process has open. */
    static int openFiles(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " has ended", e);
        }
    }

    static String megabytes(long bytes) {
        return "%.0f MiB".formatted(bytes / MEGABYTE);
    }

    /** For people, also as what a partition costs. */
    String perPartition(int partitions) {
        return "heap after GC %s (%.1f KiB a partition), RSS %s (%.1f KiB a partition), at most %s"
                .formatted(
                        megabytes(heapBytes),
                        (double) heapBytes / KILOBYTE / partitions,
                        megabytes(residentBytes),
                        (double) residentBytes / KILOBYTE / partitions,
                        megabytes(mostResidentBytes));
    }
}
