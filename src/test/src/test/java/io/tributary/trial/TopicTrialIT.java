package io.tributary.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker with transactions, some of them aborted, tried from the command line. */
final class TopicTrialIT {

    private static final String TOPIC = "ods.river";
    private static final int PARTITIONS = 3;
    private static final long BEGIN = 1_782_864_000_000L;

    @TempDir
    private static Path folder;

    private static EmbeddedCluster cluster;

    @BeforeAll
    static void publish() throws IOException {
        cluster = EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("broker")));
        cluster.createTopic(TOPIC, PARTITIONS);
        cluster.createTopic("ods.empty", 1);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", "publisher"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 30; i++) {
                boolean aborted = i % 5 == 4;
                producer.beginTransaction();
                var unused = producer.send(record(i, aborted ? "aborted" : i % 10 == 0 ? "n/a" : Integer.toString(i)));
                if (aborted) {
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
            }
        }
        catalog("current", "");
        catalog("candidate", ", \"maximum\": 20");
        Files.writeString(folder.resolve("city.yaml"), """
                tributary:
                  site.code: "330100"
                  cluster.bootstrap-servers: %1$s
                  upstream.bootstrap-servers: %1$s
                """.formatted(cluster.bootstrapServers()));
    }

    /** One a second, round the partitions. */
    private static ProducerRecord<byte[], byte[]> record(int i, String level) {
        String value = "{\"gauge\":\"g" + i + "\",\"level\":\"" + level + "\"}";
        return new ProducerRecord<>(
                TOPIC, i % PARTITIONS, BEGIN + i * 1000L, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void catalog(String name, String bounds) throws IOException {
        Path flows = Files.createDirectories(folder.resolve(name).resolve("flows"));
        Path schemas = Files.createDirectories(folder.resolve(name).resolve("schemas"));
        Files.writeString(flows.resolve("river.yaml"), """
                flow: river
                source: {topic: ods.river, format: json}
                standard:
                  schema: river
                  fields: {gauge: $.gauge, level: {from: $.level, number: integer}}
                  key: gauge
                target: {topic: std.river}
                """);
        Files.writeString(
                schemas.resolve("river.json"), "{\"properties\": {\"level\": {\"type\": \"integer\"" + bounds + "}}}");
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void theNewestCommittedRecordsAreTriedOverAllPartitions() throws Exception {
        Run run = run("try", "river", "--config", "current", "--last", "7", "--json");

        // Of 30 records every fifth is aborted, so that the newest seven are 28 to 25 and 23 to 21.
        assertThat(run.output().lines().map(line -> line.replaceAll(".*\"gauge\":\"(g\\d+)\".*", "$1")))
                .containsExactly("g21", "g27", "g22", "g25", "g28", "g23", "g26");
        assertThat(run.output()).contains("\"position\":{\"topic\":\"ods.river\",\"partition\":0,\"offset\":");
        assertThat(run.status()).isZero();
    }

    @Test
    void whereThereAreFewerRecordsAllOfThemAreTriedAndNothingIsLeftBehind() throws Exception {
        Run run = run("try", "river", "--config", "current", "--topic", TOPIC, "--last", "1000", "--brief");

        assertThat(run.output())
                .contains("INVALID_NUMBER  /level  3  12.5 %")
                .contains("ods.river-0@0")
                .endsWith("24 records: 21 mirrored, 3 rejected, 0 filtered\n");
        assertThat(run.status()).isEqualTo(1);
        assertThat(cluster.admin().listGroups().all().get()).isEmpty();
        assertThat(run("try", "river", "--config", "current", "--topic", "ods.empty", "--last", "5")
                        .output())
                .endsWith("0 records: 0 mirrored, 0 rejected, 0 filtered\n");
        assertThat(cluster.topics()).doesNotContain("std.river");
    }

    @Test
    void aCandidateIsRehearsedOnASpanOfTime() throws Exception {
        Run run = run(
                "rehearse",
                "river",
                "--current",
                "current",
                "--candidate",
                "candidate",
                "--from",
                "2026-07-01T08:00:15+08:00",
                "--lang",
                "zh");

        assertThat(run.output())
                .contains("river：共 12 条记录")
                .contains("  不变      5  41.7 %")
                .contains("  新增拒绝  7  58.3 %")
                .contains("@")
                .contains("应不大于 20");
        assertThat(run.status()).isEqualTo(9);
    }

    @Test
    void aTopicThatIsNotThereIsToldWithTheNearest() throws Exception {
        Run run = run("try", "river", "--config", "current", "--topic", "ods.rivr");

        assertThat(run.output())
                .contains("the cluster of site 330100 at " + cluster.bootstrapServers() + " has no topic 'ods.rivr'")
                .contains("did you mean 'ods.river'?");
        assertThat(run.status()).isEqualTo(6);
        assertThat(cluster.topics()).doesNotContain("ods.rivr");
    }

    @Test
    void itIsExplainedWhyATopicIsMirroredOrNot() throws Exception {
        Run chosen = run("explain", "--topic", TOPIC, "--config", "current");
        Run unread = run("explain", "--topic", "ods.empty", "--config", "current", "--json");
        Run absent = run("explain", "--topic", "ods.rivr", "--config", "current");

        assertThat(chosen.output())
                .startsWith(
                        "CHOSEN ods.river -> std.river\n  flow river names it; the gateway creates its target with 3");
        assertThat(chosen.status()).isZero();
        assertThat(unread.output()).contains("\"verdict\":\"NOT_SELECTED\"", "no flow of site 330100");
        assertThat(unread.status()).isEqualTo(1);
        assertThat(absent.output()).contains("ABSENT ods.rivr", "there is 'ods.river'");
        assertThat(absent.status()).isEqualTo(6);
        assertThat(cluster.topics()).doesNotContain("std.river");
    }

    private record Run(int status, String output) {}

    private static Run run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(GatewayJar.command(args));
        command.addAll(List.of("--settings", "city.yaml"));
        Path output = Files.createTempFile(folder, "run", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "COLUMNS", "80"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
