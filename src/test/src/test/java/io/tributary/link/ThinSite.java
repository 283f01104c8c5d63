package io.tributary.link;

import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ProcessCluster;
import io.tributary.demo.cluster.ProcessClusterSettings;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import io.tributary.demo.recount.CountedFlow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A city with a gateway on this side of a link and a province on the other, with a flow in the lane {@code bulk} and one in
 * the lane {@code urgent}.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class ThinSite implements AutoCloseable {

    static final SiteCode SITE = SiteCode.of("330100");
    static final String BULK_TOPIC = "ods.passages";
    static final String URGENT_TOPIC = "ods.alarms";
    static final String URGENT_TARGET = "std.alarms";
    private static final String BULK_TARGET = "std.passages";
    private static final int BULK_PARTITIONS = 8;
    /** They run for minutes, so that their code is worth compiling well. */
    private static final List<String> BROKER_JVM = List.of("-Xmx768m", "-XX:TieredStopAtLevel=4");

    private static final String BULK_FLOW = """
            flow: passages
            lane: bulk
            source: { topic: ods.passages, format: json }
            standard:
              schema: passage@latest
              fields:
                id: $.passage.id
                plate: $.passage.plate
                camera: $.passage.camera
                lane: { from: $.passage.lane, number: integer }
                passedAt: { from: $.passage.at, time: epoch-seconds, zone: Asia/Shanghai }
                speed: { from: $.passage.kmh, number: integer }
                fingerprint: $.picture.fingerprint
            target: { topic: std.passages }
            """;

    private static final String BULK_SCHEMA = """
            { "$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
              "required": ["id", "camera", "passedAt", "fingerprint"],
              "properties": { "id": {"type": "string"}, "plate": {"type": "string", "maxLength": 8},
                "camera": {"type": "string", "pattern": "^[0-9]{6}-[0-9]{3}$"}, "lane": {"type": "integer"},
                "passedAt": {"type": "string"}, "speed": {"type": "integer", "minimum": 0},
                "fingerprint": {"type": "string"} } }
            """;

    private static final String URGENT_FLOW = """
            flow: alarms
            lane: urgent
            source: { topic: ods.alarms, format: json }
            standard:
              schema: alarm@latest
              fields:
                number: $.n
                station: $.station
                text: $.text
            target: { topic: std.alarms }
            """;

    private static final String URGENT_SCHEMA = """
            { "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "required": ["number"],
              "properties": { "number": {"type": "integer"}, "station": {"type": "string"}, "text": {"type": "string"} } }
            """;

    private final Path folder;
    private final ProcessCluster city;
    private final ProcessCluster province;
    private volatile @Nullable GatewayProcess gateway;

    private ThinSite(Path folder, ProcessCluster city, ProcessCluster province) {
        this.folder = folder;
        this.city = city;
        this.province = province;
    }

    /** Starts the clusters, and no gateway yet. */
    static ThinSite start(Path folder, EmulatedLink link, Map<String, String> brokerProperties) {
        ProcessClusterSettings.Network network =
                new ProcessClusterSettings.Network(link.nearAddress(), link.farAddress(), link.launcher());
        ProcessCluster city = ProcessCluster.start(plan("city", folder));
        ThinSite site;
        try {
            ProcessClusterSettings far = plan("province", folder);
            site = new ThinSite(
                    folder,
                    city,
                    ProcessCluster.start(far.with(brokerProperties).in(network)));
        } catch (RuntimeException e) {
            city.close();
            throw e;
        }
        site.writeCatalog();
        site.city.createTopic(BULK_TOPIC, BULK_PARTITIONS, Map.of());
        site.city.createTopic(URGENT_TOPIC, 1, Map.of());
        return site;
    }

    private static ProcessClusterSettings plan(String name, Path folder) {
        return ProcessClusterSettings.of(name, folder.resolve(name), 1).onJvm(BROKER_JVM);
    }

    private void writeCatalog() {
        Path catalog = folder.resolve("catalog");
        try {
            Files.createDirectories(catalog.resolve("flows"));
            Files.createDirectories(catalog.resolve("schemas"));
            Files.writeString(catalog.resolve("flows/passages.yaml"), BULK_FLOW);
            Files.writeString(catalog.resolve("schemas/passage.json"), BULK_SCHEMA);
            Files.writeString(catalog.resolve("flows/alarms.yaml"), URGENT_FLOW);
            Files.writeString(catalog.resolve("schemas/alarm.json"), URGENT_SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog cannot be written to " + catalog, e);
        }
    }

    /** Starts the gateway, which reaches the province over the link only; it is ended with the site. */
    GatewayProcess startGateway(Map<String, String> properties) {
        GatewayProcess started = GatewayProcess.start(GatewaySettings.city(
                        "gateway",
                        folder.resolve("gateway"),
                        SITE.value(),
                        city.bootstrapServers(),
                        province.bootstrapServersOverLink(),
                        folder.resolve("catalog"))
                .with(Map.of("tributary.mirror.upstream-replication", "1"))
                .with(properties));
        gateway = started;
        return started;
    }

    ProcessCluster city() {
        return city;
    }

    ProcessCluster province() {
        return province;
    }

    CountedFlow bulk() {
        return new CountedFlow("passages", SITE, city.bootstrapServers(), BULK_TOPIC, BULK_TARGET);
    }

    @Override
    public void close() {
        GatewayProcess started = gateway;
        if (started != null) {
            started.kill();
        }
        city.close();
        province.close();
    }
}
