package io.tributary.demo.cluster;

import io.tributary.demo.child.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka node as a child process, always on the same ports and with the same data, however often it is killed and
 * started.
 *
 * <p><b>Threading:</b> one thread controls it; any thread may ask it.
 */
public final class BrokerProcess implements AutoCloseable {

    // It lives for a minute or two, and is often started anew.
    private static final List<String> SMALL =
            List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");

    private final String name;
    private final int nodeId;
    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private @Nullable ChildProcess process;

    /** Writes the node's properties; starts nothing. */
    BrokerProcess(
            String name,
            int nodeId,
            Path folder,
            Properties properties,
            List<String> launcher,
            ProcessClusterSettings.Home home) {
        this.name = name;
        this.nodeId = nodeId;
        this.environment = home.environment();
        this.folder = folder.toAbsolutePath();
        Path file = this.folder.resolve("server.properties");
        try {
            Files.createDirectories(this.folder);
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the properties of " + name + " cannot be written", e);
        }
        List<String> whole = new ArrayList<>(launcher);
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), "kafka.Kafka", file.toString());
        List<String> options = new ArrayList<>(SMALL);
        // Of two that contradict each other, a JVM takes the last.
        options.addAll(home.jvmOptions());
        whole.addAll(ChildProcess.java(options, program));
        this.command = whole;
    }

    /** Starts it, for the first time or again, and returns at once. */
    public void start() {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        process = ChildProcess.start(name, command, folder, folder.resolve("broker.log"), environment);
    }

    public String name() {
        return name;
    }

    public int nodeId() {
        return nodeId;
    }

    /** Of the process that was started last. */
    public long pid() {
        return started().pid();
    }

    public boolean isAlive() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    /** Waits for its end; false where that time passes first. */
    public boolean hasEndedWithin(Duration time) {
        return started().hasEndedWithin(time);
    }

    /** Ends it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        started().kill();
    }

    /** Sends a signal by its name: {@code STOP} freezes it, {@code CONT} lets it go on. */
    public void signal(String signal) {
        started().signal(signal);
    }

    /** The last lines of its log. */
    public String endOfLog() {
        return started().endOfLog();
    }

    private ChildProcess started() {
        ChildProcess running = process;
        if (running == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return running;
    }

    /** Kills it: nobody needs its data afterwards. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
