package io.tributary.demo.process;

import io.tributary.demo.child.ChildProcess;
import io.tributary.demo.cluster.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A gateway in a JVM of its own, with its log in a file.
 *
 * <p><b>Threading:</b> one thread controls it; any thread may ask it.
 *
 * <p><b>Failure:</b> a process that ends before it is ready throws {@link IllegalStateException} with the end of its log.
 */
public final class GatewayProcess implements AutoCloseable {

    private static final String USER = "demo";
    private static final Duration READINESS_INTERVAL = Duration.ofMillis(200);
    private static final int READY = 200;

    private final GatewaySettings settings;
    private final ChildProcess process;
    private final Actuator actuator;
    private final int port;

    private GatewayProcess(GatewaySettings settings, ChildProcess process, int port, String password) {
        this.settings = settings;
        this.process = process;
        this.port = port;
        this.actuator = new Actuator(port, USER, password);
    }

    /** Starts a process and returns at once; see {@link #awaitReady(Duration)}. */
    public static GatewayProcess start(GatewaySettings settings) {
        int port = FreePorts.one();
        String password = UUID.randomUUID().toString();
        try {
            Files.createDirectories(settings.folder());
            Path properties = writeProperties(settings, port, password);
            // In the environment, so that no password stands on a command line.
            Map<String, String> environment = new HashMap<>(settings.environment());
            environment.put(
                    "SPRING_CONFIG_ADDITIONAL_LOCATION", properties.toUri().toString());
            List<String> program = new ArrayList<>(GatewayJar.program(settings.jar()));
            program.add("run");
            ChildProcess process = ChildProcess.start(
                    "the gateway " + settings.name(),
                    ChildProcess.java(settings.jvmOptions(), program),
                    settings.folder(),
                    settings.folder().toAbsolutePath().resolve(settings.name() + ".log"),
                    environment);
            return new GatewayProcess(settings, process, port, password);
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway " + settings.name() + " cannot be started", e);
        }
    }

    private static Path writeProperties(GatewaySettings settings, int port, String password) throws IOException {
        Properties properties = new Properties();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(port));
        properties.put("tributary.security.users." + USER + ".password", password);
        properties.put("tributary.security.users." + USER + ".roles", "viewer,operator");
        properties.putAll(settings.properties());
        Path file = settings.folder().toAbsolutePath().resolve(settings.name() + ".properties");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            properties.store(writer, null);
        }
        return file;
    }

    public GatewaySettings settings() {
        return settings;
    }

    public long pid() {
        return process.pid();
    }

    /** Of its actuator, on 127.0.0.1. */
    public int port() {
        return port;
    }

    public Path logFile() {
        return process.logFile();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until the actuator calls it ready.
     *
     * @throws IllegalStateException where it ends or the time passes first
     */
    public GatewayProcess awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (actuator.readiness() != READY) {
            if (process.hasEndedWithin(READINESS_INTERVAL)) {
                throw new IllegalStateException("the gateway " + settings.name() + " ended with status "
                        + process.exitStatus() + " before it was ready; its log " + logFile() + " ends:\n"
                        + endOfLog());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the gateway " + settings.name() + " was not ready within "
                        + timeout.toSeconds() + " s; its log " + logFile() + " ends:\n" + endOfLog());
            }
        }
        return this;
    }

    /** An actuator endpoint's answer, such as {@code flows} or {@code health}; empty where it does not answer with 200. */
    public Optional<JsonNode> read(String endpoint) {
        return actuator.read(endpoint);
    }

    /**
     * The sum of a metric over all its labels.
     *
     * @param name as Prometheus has it, such as {@code tributary_partitions}
     * @return empty where it does not answer or has no such metric
     */
    public OptionalDouble metric(String name) {
        return actuator.metric(name);
    }

    /** A component of its health, such as {@code registry}, up or down; empty where it does not answer. */
    public Optional<JsonNode> health(String component) {
        return actuator.health(component);
    }

    /** Ends it as the system would (SIGTERM) and waits; after 45 s it is killed. */
    public void stop() {
        process.stop();
    }

    /** Ends it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        process.kill();
    }

    /** Sends a signal by its name: {@code STOP} freezes it, {@code CONT} lets it go on. */
    public void signal(String signal) {
        process.signal(signal);
    }

    /** The status with which it ended. */
    public int exitStatus() {
        return process.exitStatus();
    }

    /** The last lines of its log. */
    public String endOfLog() {
        return process.endOfLog();
    }

    @Override
    public void close() {
        process.close();
    }
}
