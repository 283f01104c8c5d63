package io.tributary.demo.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs as a child of this one; what it says is appended to a file.
 *
 * <p><b>Threading:</b> any thread. <b>Failure:</b> a program that cannot be started throws {@link UncheckedIOException}.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int SHOWN_LOG_LINES = 25;

    private final String name;
    private final Process process;
    private final Path logFile;

    private ChildProcess(String name, Process process, Path logFile) {
        this.name = name;
        this.process = process;
        this.logFile = logFile;
    }

    /**
     * @param name        for messages
     * @param environment added to this process's own
     */
    public static ChildProcess start(
            String name, List<String> command, Path folder, Path logFile, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(logFile.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(name, builder.start(), logFile);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** A command for a JVM like this one. */
    public static List<String> java(List<String> jvmOptions, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(program);
        return command;
    }

    public long pid() {
        return process.pid();
    }

    public Path logFile() {
        return logFile;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The status with which it ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Sends a signal by its name, such as {@code STOP} or {@code CONT}. */
    public void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
            if (kill.waitFor() != 0 && isAlive()) {
                throw new IllegalStateException(name + " does not take the signal " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no signal can be sent to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signalling " + name, e);
        }
    }

    /** Ends it as the system would (SIGTERM) and waits; after 45 s it is killed. */
    public void stop() {
        process.destroy();
        if (!hasEndedWithin(PATIENCE)) {
            kill();
        }
    }

    /** Ends it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!hasEndedWithin(PATIENCE)) {
            throw new IllegalStateException(name + ", process " + pid() + ", outlives SIGKILL");
        }
    }

    /** Waits for its end; false where that time passes first. */
    public boolean hasEndedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /** The last lines of its log. */
    public String endOfLog() {
        try {
            List<String> lines = new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }
}
