package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.engine.MirrorObserver;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.headroom.HeadroomSettings;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.mirror.record.TimestampBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate of one's own, and a password over it, given as Kafka's own client properties. */
class SecuredClustersIT {

    private static final String STORE_PASSWORD = "changeit";
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"gateway\" password=\"right\"";

    @TempDir
    Path folder;

    @Test
    void recordsTravelOverTlsWithAPassword() throws Exception {
        Path keys = selfSigned();
        Map<String, String> client = client(keys);
        try (EmbeddedCluster cluster =
                EmbeddedCluster.start(new ClusterSettings("secured", folder.resolve("broker"), broker(keys)))) {
            client.put("bootstrap.servers", cluster.bootstrapServers());
            publish(client, 100);
            try (MirrorEngine gateway = gateway(client)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(count(client, "std.secured"))
                                .as(() -> gateway.report().toString())
                                .isEqualTo(100));
                assertThat(gateway.report().upstreamFault()).isNull();
            }
        }
    }

    private Path selfSigned() throws IOException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private static Map<String, String> broker(Path keys) {
        Map<String, String> properties = new HashMap<>(stores(keys));
        properties.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        properties.put("listener.name.plaintext.plain.sasl.jaas.config", LOGIN + " user_gateway=\"right\";");
        return properties;
    }

    private static Map<String, String> client(Path keys) {
        Map<String, String> properties = new HashMap<>(stores(keys));
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "PLAIN");
        properties.put("sasl.jaas.config", LOGIN + ";");
        return properties;
    }

    /** A certificate that signs itself is its own authority. */
    private static Map<String, String> stores(Path keys) {
        return Map.of(
                "ssl.keystore.location",
                keys.toString(),
                "ssl.keystore.password",
                STORE_PASSWORD,
                "ssl.keystore.type",
                "PKCS12",
                "ssl.truststore.location",
                keys.toString(),
                "ssl.truststore.password",
                STORE_PASSWORD,
                "ssl.truststore.type",
                "PKCS12");
    }

    private static void publish(Map<String, String> client, int records) throws Exception {
        Map<String, Object> config = new HashMap<>(client);
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic("src.secured", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>("src.secured", ("M-" + i).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** The site's cluster and the upstream may be one cluster. */
    private static MirrorEngine gateway(Map<String, String> client) {
        ClientProperties properties = new ClientProperties(client, Map.of(), Map.of(), Map.of());
        MirrorSettings settings = new MirrorSettings(
                TwoClusters.SITE,
                "a",
                properties,
                properties,
                Map.of(),
                LinkSettings.UNKNOWN,
                ZoneId.of("Asia/Shanghai"),
                100_000,
                64 << 20,
                TimestampBounds.DEFAULT,
                false,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                (short) 1,
                HeadroomSettings.DEFAULT);
        return MirrorEngine.start(
                settings,
                List.of(TwoClusters.contract("secured")),
                CircuitBreaker.ofDefaults("upstream"),
                MirrorObserver.NONE);
    }

    private static long count(Map<String, String> client, String topic) {
        try (TopicReader reader = new TopicReader(client)) {
            return reader.count(topic);
        }
    }
}
