package io.tributary.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayJar;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A city and a province, and gateways that know a registry's address and no folder. */
final class RegistryCity implements AutoCloseable {

    static final SiteCode SITE = SiteCode.of("330100");
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final URI registry;
    private final EmbeddedCluster city;
    private final EmbeddedCluster province;
    private final List<GatewayProcess> started = new ArrayList<>();
    private int published;

    private RegistryCity(Path folder, URI registry, EmbeddedCluster city, EmbeddedCluster province) {
        this.folder = folder;
        this.registry = registry;
        this.city = city;
        this.province = province;
    }

    static RegistryCity start(Path folder, URI registry) {
        RegistryCity made = new RegistryCity(
                folder,
                registry,
                EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("city"))),
                EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province"))));
        made.city.createTopic("ods.readings", PARTITIONS);
        made.city.createTopic("ods.elsewhere", PARTITIONS);
        return made;
    }

    /** Starts a gateway and waits until it is ready. */
    GatewayProcess gateway(String instance) {
        GatewayProcess process = GatewayProcess.start(new GatewaySettings(
                instance,
                GatewayJar.locate(),
                folder.resolve(instance),
                Map.of(
                        "tributary.site.code", SITE.value(),
                        "tributary.site.instance", instance,
                        "tributary.cluster.bootstrap-servers", city.bootstrapServers(),
                        "tributary.upstream.bootstrap-servers", province.bootstrapServers(),
                        "tributary.registry.url", registry.toString(),
                        "tributary.registry.copy-folder", folder.resolve("copy").toString(),
                        "tributary.catalog.refresh", "300ms",
                        "tributary.mirror.upstream-replication", "1"),
                List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")));
        started.add(process);
        return process.awaitReady(PATIENCE);
    }

    /** Publishes as many records to each of the two topics, every tenth of which breaks the schema; waits for all. */
    void publish(int records) {
        Map<String, Object> config = Map.of("bootstrap.servers", city.bootstrapServers());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++, published++) {
                String number = published % 10 == 3 ? "-1" : Integer.toString(published);
                byte[] record = ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8);
                for (String topic : List.of("ods.readings", "ods.elsewhere")) {
                    var unused = producer.send(new ProducerRecord<>(topic, published % PARTITIONS, null, record));
                }
            }
        }
    }

    /** Waits until the province's topics and the ledger account for all that was published, and checks the counts. */
    void awaitAllMirrored() {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            CountedFlow flow =
                    new CountedFlow("readings", SITE, city.bootstrapServers(), "ods.readings", "std.readings");
            RecountTotals totals =
                    Recount.of(province.bootstrapServers(), List.of(flow)).totals();
            assertThat(totals.isExact()).as(totals.toString()).isTrue();
            assertThat(totals.read()).isEqualTo(published);
            assertThat(totals.rejected()).isEqualTo(published / 10);
            assertThat(totals.mirrored()).isEqualTo(published - published / 10);
        });
    }

    /** The versions of the flow that decided the records in the province, by their headers. */
    Set<String> flowVersions() {
        Set<String> versions = new TreeSet<>();
        try (TopicReader reader = new TopicReader(province.bootstrapServers())) {
            reader.read(
                    "std.readings",
                    standard -> versions.add(new String(
                            standard.headers()
                                    .lastHeader(ProvenanceHeaders.FLOW_VERSION)
                                    .value(),
                            StandardCharsets.UTF_8)));
        }
        return versions;
    }

    Set<String> topicsOfTheProvince() {
        return province.topics();
    }

    @Override
    public void close() {
        for (GatewayProcess process : started) {
            if (process.isAlive()) {
                process.kill();
            }
        }
        try (city;
                province) {
            started.clear();
        }
    }
}
