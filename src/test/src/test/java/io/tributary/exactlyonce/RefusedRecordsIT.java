package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that the upstream's brokers refuse is a dead letter, and nothing stands still for it. */
class RefusedRecordsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;
    private static final int EACH = 1_000;
    private static final long SEED = 19700101;

    @TempDir
    static Path folder;

    static TwoClusters clusters;

    @BeforeAll
    static void startClusters() {
        clusters = TwoClusters.start(folder);
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
    }

    @Test
    void recordsOfAnotherAgeThanTheTargetTakesAreRefusedAloneAmongOthers() {
        // Given
        clusters.city().createTopic("src.aged", PARTITIONS);
        clusters.province().createTopic("std.aged", PARTITIONS, Map.of("message.timestamp.before.max.ms", "86400000"));
        SplittableRandom random = new SplittableRandom(SEED);
        // Here and there one, and then for a while nothing else; the other partition has none.
        int old = publish("src.aged", i -> i % PARTITIONS == 0 && (random.nextInt(50) == 0 || i > EACH) ? 1L : null);
        // When
        mirror("aged");
        // Then
        assertThat(deadLetters("src.aged")).containsExactly(Map.entry("REFUSED_BY_UPSTREAM", old));
    }

    @Test
    void recordsWithoutAKeyAreRefusedAloneByACompactedTarget() {
        clusters.city().createTopic("src.compacted", PARTITIONS);
        clusters.province().createTopic("std.compacted", PARTITIONS, Map.of("cleanup.policy", "compact"));
        int keyless = 0;
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("linger.ms", "5"))) {
            for (int i = 0; i < PARTITIONS * EACH; i++) {
                boolean isKeyless = i % 300 == 5;
                keyless += isKeyless ? 1 : 0;
                producer.send(new ProducerRecord<>(
                        "src.compacted", i % PARTITIONS, isKeyless ? null : bytes("k" + i), bytes("M-" + i)));
            }
        }
        mirror("compacted");
        assertThat(deadLetters("src.compacted")).containsExactly(Map.entry("REFUSED_BY_UPSTREAM", keyless));
    }

    @Test
    void recordTooLargeForATargetWhoseLimitWasLoweredMeanwhileIsRefusedAlone() throws Exception {
        clusters.city().createTopic("src.lowered", 1);
        byte[] large = new byte[200_000];
        new SplittableRandom(SEED).nextBytes(large);
        large[0] = 'M';
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract("lowered"))) {
            clusters.publish("src.lowered", 1, 0, 10);
            await().atMost(PATIENCE).until(() -> clusters.isCaughtUp("src.lowered", 10, gateway));
            clusters.province()
                    .admin()
                    .incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "std.lowered"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", "100000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of())) {
                producer.send(new ProducerRecord<>("src.lowered", large));
            }
            clusters.publish("src.lowered", 1, 11, 20);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(clusters.isCaughtUp("src.lowered", 20, gateway))
                            .as(() -> gateway.report().toString())
                            .isTrue());
        }
        assertThat(clusters.recount("lowered").isExact()).isTrue();
        // Whether the gateway knows the new limit already is a matter of a second.
        assertThat(deadLetters("src.lowered").keySet()).containsAnyOf("REFUSED_BY_UPSTREAM", "RECORD_TOO_LARGE");
    }

    /** @return how many were given a time */
    private static int publish(String topic, IntFunction<Long> timestamp) {
        int timed = 0;
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("linger.ms", "5"))) {
            for (int i = 0; i < PARTITIONS * EACH; i++) {
                Long time = timestamp.apply(i);
                timed += time == null ? 0 : 1;
                producer.send(
                        new ProducerRecord<>(topic, i % PARTITIONS, time, bytes("k" + i), bytes("M-" + i), List.of()));
            }
        }
        return timed;
    }

    private static void mirror(String name) {
        String topic = "src." + name;
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract(name))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(clusters.isCaughtUp(topic, PARTITIONS * EACH, gateway))
                            .as(() -> gateway.report().toString())
                            .isTrue());
        }
        RecountTotals totals = clusters.recount(name);
        assertThat(totals.isExact()).as("%s", totals).isTrue();
    }

    /** Records by the code of their letters; a letter may come twice, and is known by its key. */
    private static Map<String, Integer> deadLetters(String topic) {
        Map<String, String> codes = new HashMap<>();
        try (TopicReader reader = new TopicReader(clusters.city().bootstrapServers())) {
            reader.read(topic + ".dead-letter", letter -> {
                byte[] code =
                        letter.headers().lastHeader("tributary-error-code").value();
                codes.put(new String(letter.key(), StandardCharsets.UTF_8), new String(code, StandardCharsets.UTF_8));
            });
        }
        Map<String, Integer> byCode = new HashMap<>();
        codes.values().forEach(code -> byCode.merge(code, 1, Integer::sum));
        return byCode;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
