package io.tributary.link;

import io.tributary.demo.child.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network namespace at the far end of a link that is emulated packet by packet (see {@code bridge.py}), with a second,
 * perfect way in for those who only look. Needs root, {@code ip} and {@code python3}.
 *
 * <p><b>Threading:</b> any thread. Everything is gone when {@link #close()} returns.
 */
final class EmulatedLink implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int SUBNETS = 60;

    private final String namespace;
    private final String subnet;
    private final LinkSettings settings;
    private final ChildProcess bridge;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmulatedLink(String namespace, String subnet, LinkSettings settings, ChildProcess bridge) {
        this.namespace = namespace;
        this.subnet = subnet;
        this.settings = settings;
        this.bridge = bridge;
    }

    static EmulatedLink start(LinkSettings settings, long seed, Path folder) {
        // Names and addresses of this process's own, so that two runs do not meet.
        long own = ProcessHandle.current().pid() % SUBNETS;
        String namespace = "tributary-" + own;
        String subnet = "10.231." + 4 * own + ".";
        run("ip", "netns", "add", namespace);
        try {
            run("ip", "-n", namespace, "link", "set", "lo", "up");
            ChildProcess bridge = startBridge(settings, seed, folder, own, namespace, subnet);
            EmulatedLink link = new EmulatedLink(namespace, subnet, settings, bridge);
            link.awaitCount();
            link.layPerfectWay(own);
            run(("ip route change " + subnet + "0/30 dev trib-n" + own + " proto kernel scope link src " + subnet
                            + "1 congctl " + settings.congestionControl())
                    .split(" "));
            return link;
        } catch (RuntimeException e) {
            run("ip", "netns", "del", namespace);
            throw e;
        }
    }

    private static ChildProcess startBridge(
            LinkSettings settings, long seed, Path folder, long own, String namespace, String subnet) {
        Path script = folder.resolve("bridge.py");
        try (InputStream source = EmulatedLink.class.getResourceAsStream("/link/bridge.py")) {
            Files.createDirectories(folder);
            Files.write(script, source.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the bridge cannot be written to " + script, e);
        }
        List<String> command = List.of(
                "python3",
                script.toString(),
                namespace,
                "trib-n" + own,
                subnet + "1",
                "trib-f" + own,
                subnet + "2",
                Integer.toString(settings.bitsPerSecond()),
                Integer.toString(settings.oneWayMillis()),
                Double.toString(settings.loss()),
                Integer.toString(settings.queueBytes()),
                Long.toString(seed));
        List<String> atOnce = new ArrayList<>(List.of("nice", "-n", "-19"));
        atOnce.addAll(command);
        return ChildProcess.start("the bridge", atOnce, folder, folder.resolve("bridge.log"), Map.of());
    }

    private void layPerfectWay(long own) {
        run("ip", "link", "add", "trib-v" + own, "type", "veth", "peer", "name", "trib-w" + own, "netns", namespace);
        run("ip", "addr", "add", subnet + "5/30", "dev", "trib-v" + own);
        run("ip", "link", "set", "trib-v" + own, "up");
        run("ip", "-n", namespace, "addr", "add", subnet + "6/30", "dev", "trib-w" + own);
        run("ip", "-n", namespace, "link", "set", "trib-w" + own, "up");
    }

    LinkSettings settings() {
        return settings;
    }

    /** The far end's address over the link. */
    String farAddress() {
        return subnet + "2";
    }

    /** The far end's address over the perfect way. */
    String nearAddress() {
        return subnet + "6";
    }

    /** Runs a command at the far end when it is put before it. */
    List<String> launcher() {
        return List.of("ip", "netns", "exec", namespace);
    }

    /** What went to the far end so far; at most a fifth of a second old. */
    LinkCount toFarEnd() {
        return LinkCount.of(lastLine(), "up");
    }

    private void awaitCount() {
        long deadline = System.nanoTime() + START.toNanos();
        while (lastLine().isMissingNode()) {
            if (!bridge.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the link does not come up: " + bridge.endOfLog());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private JsonNode lastLine() {
        List<String> lines =
                bridge.endOfLog().lines().filter(line -> line.endsWith("}}")).toList();
        return lines.isEmpty() ? JSON.missingNode() : JSON.readTree(lines.get(lines.size() - 1));
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command) + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Leaves no namespace and no device behind; may be called again. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            bridge.kill();
            run("ip", "netns", "del", namespace);
        }
    }
}
