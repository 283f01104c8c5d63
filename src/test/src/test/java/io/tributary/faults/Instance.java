package io.tributary.faults;

import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gateway instance of the city, through all its lives as a process. */
final class Instance implements AutoCloseable {

    private final GatewaySettings settings;
    private final @Nullable Clockwork clock;
    private @Nullable GatewayProcess process;

    Instance(GatewaySettings settings) {
        this.clock = Clockwork.of(settings.folder().resolve("clock")).orElse(null);
        this.settings = settings.inEnvironment(clock == null ? Map.of() : clock.environment());
    }

    String name() {
        return settings.name();
    }

    /** Another process that believes to be the same instance. */
    Instance twin() {
        return new Instance(new GatewaySettings(
                name() + "-twin",
                settings.jar(),
                settings.folder().resolveSibling(name() + "-twin"),
                settings.properties(),
                settings.jvmOptions()));
    }

    /** Starts it, for the first time or again; returns at once. */
    void start() {
        process = GatewayProcess.start(settings);
    }

    void kill() {
        running().kill();
    }

    /** In good order. */
    void stop() {
        running().stop();
    }

    void freeze() {
        running().signal("STOP");
    }

    void thaw() {
        running().signal("CONT");
    }

    /** Its wall clock; empty where this machine cannot shift it. */
    Optional<Clockwork> clock() {
        return Optional.ofNullable(clock);
    }

    boolean isAlive() {
        return running().isAlive();
    }

    String endOfLog() {
        return running().endOfLog();
    }

    private GatewayProcess running() {
        GatewayProcess present = process;
        if (present == null) {
            throw new IllegalStateException("the gateway " + name() + " was never started");
        }
        return present;
    }

    /** Kills it, also where it is frozen. */
    @Override
    public void close() {
        GatewayProcess present = process;
        if (present != null && present.isAlive()) {
            present.kill();
        }
    }
}
