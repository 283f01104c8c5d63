package io.tributary.registry;

import io.tributary.demo.process.GatewayJar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What {@code tributary push} ended with, and what it said. */
record PushCommandLine(int status, String output) {

    private static final long PATIENCE_MINUTES = 2;

    /** Pushes the folder in a process of its own, and waits for its end. */
    static PushCommandLine run(Path folder, URI registry) throws IOException, InterruptedException {
        Path log = folder.resolveSibling("push.log");
        Process process = new ProcessBuilder(
                        GatewayJar.command("push", folder.toString(), "--registry", registry.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("push still runs: " + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
        return new PushCommandLine(process.exitValue(), Files.readString(log));
    }
}
