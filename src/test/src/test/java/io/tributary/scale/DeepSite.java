package io.tributary.scale;

import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ProcessCluster;
import io.tributary.demo.cluster.ProcessClusterSettings;
import io.tributary.demo.network.TcpProxy;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import io.tributary.demo.recount.CountedFlow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A city with one topic that holds a long backlog, a gateway with a small heap, and a province that can be stalled. The flow
 * is the demo's.
 *
 * <p><b>Threading:</b> confined to one thread, but for {@link #close()}.
 */
final class DeepSite implements AutoCloseable {

    static final String TOPIC = "ods.air.raw";

    private static final SiteCode SITE = SiteCode.of("330100");
    private static final String TARGET = "std.air-quality";
    private static final List<String> BROKER_JVM = List.of("-Xmx768m", "-XX:TieredStopAtLevel=4");

    private static final List<String> CATALOG =
            List.of("flows/air-hangzhou.yaml", "schemas/air-quality.json", "code-tables/gbt2260.csv");

    private final Path folder;
    private final Stall stall;
    private final ProcessCluster city;
    private final ProcessCluster province;
    private volatile @Nullable GatewayProcess gateway;

    private DeepSite(Path folder, Stall stall, ProcessCluster city, ProcessCluster province) {
        this.folder = folder;
        this.stall = stall;
        this.city = city;
        this.province = province;
    }

    /** How the upstream comes to a halt. */
    enum Stall {
        /** The province's broker is stopped; its connections stay. */
        FROZEN,
        /** All connections break off, and new ones too. */
        CUT
    }

    /** Starts the clusters, and no gateway yet. */
    static DeepSite start(Path folder, Stall stall, int partitions) {
        ProcessCluster city = ProcessCluster.start(plan("city", folder));
        DeepSite site;
        try {
            site = new DeepSite(folder, stall, city, ProcessCluster.start(plan("province", folder)));
        } catch (RuntimeException e) {
            city.close();
            throw e;
        }
        site.writeCatalog();
        city.createTopic(TOPIC, partitions, Map.of());
        return site;
    }

    private static ProcessClusterSettings plan(String name, Path folder) {
        return ProcessClusterSettings.of(name, folder.resolve(name), 1).onJvm(BROKER_JVM);
    }

    private void writeCatalog() {
        Path catalog = folder.resolve("catalog");
        for (String name : CATALOG) {
            Path file = catalog.resolve(name);
            try (InputStream resource = DeepSite.class.getResourceAsStream("/demo/" + name)) {
                Files.createDirectories(catalog.resolve(Path.of(name).subpath(0, 1)));
                Files.copy(resource, file);
            } catch (IOException e) {
                throw new UncheckedIOException("the catalog cannot be written to " + file, e);
            }
        }
    }

    /** Starts the gateway; where the link is to be cut, it reaches the province over that only. */
    GatewayProcess startGateway(String heap) {
        GatewayProcess process = GatewayProcess.start(GatewaySettings.city(
                        "gateway",
                        folder.resolve("gateway"),
                        SITE.value(),
                        city.bootstrapServers(),
                        stall == Stall.CUT ? province.bootstrapServersOverLink() : province.bootstrapServers(),
                        folder.resolve("catalog"))
                .onJvm(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")));
        gateway = process;
        return process;
    }

    void stallUpstream() {
        if (stall == Stall.FROZEN) {
            province.nodes().forEach(node -> node.signal("STOP"));
        } else {
            province.links().forEach(TcpProxy::cut);
        }
    }

    void releaseUpstream() {
        if (stall == Stall.FROZEN) {
            province.nodes().forEach(node -> node.signal("CONT"));
        } else {
            province.links().forEach(TcpProxy::mend);
        }
    }

    /** Whether the gateway's log has the word. */
    boolean hasLogged(String word) throws IOException {
        GatewayProcess process = gateway;
        if (process == null) {
            return false;
        }
        try (Stream<String> lines = Files.lines(process.logFile())) {
            return lines.anyMatch(line -> line.contains(word));
        }
    }

    ProcessCluster city() {
        return city;
    }

    ProcessCluster province() {
        return province;
    }

    CountedFlow flow() {
        return new CountedFlow("air-hangzhou", SITE, city.bootstrapServers(), TOPIC, TARGET);
    }

    /** Leaves no process behind, also where one is stopped; may be called again. */
    @Override
    public void close() {
        GatewayProcess process = gateway;
        if (process != null && process.isAlive()) {
            process.kill();
        }
        city.close();
        province.close();
    }
}
