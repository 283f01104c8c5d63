package io.tributary.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayJar;
import io.tributary.demo.recount.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tributary replay} as a process of its own that is killed, stopped and given wrong things. */
final class ReplayCommandIT {

    private static final String TOPIC = "ods.river";
    private static final int RECORDS = 3000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static EmbeddedCluster cluster;

    @BeforeAll
    static void publish() throws IOException {
        cluster = EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("broker")));
        cluster.createTopic(TOPIC, 1);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                String level = i % 100 == 99 ? "n/a" : Integer.toString(i);
                String value = "{\"gauge\":\"g\",\"level\":\"" + level + "\"}";
                var unused = producer.send(new ProducerRecord<>(TOPIC, value.getBytes(UTF_8)));
            }
        }
        Path flows = Files.createDirectories(folder.resolve("config/flows"));
        Path schemas = Files.createDirectories(folder.resolve("config/schemas"));
        Files.writeString(flows.resolve("river.yaml"), """
                flow: river
                source: {topic: ods.river, format: json}
                standard:
                  schema: river
                  fields: {gauge: $.gauge, level: {from: $.level, number: integer}}
                  key: gauge
                target: {topic: std.river}
                """);
        Files.writeString(schemas.resolve("river.json"), "{\"properties\": {\"level\": {\"type\": \"integer\"}}}");
        Files.writeString(
                folder.resolve("city.yaml"), """
                tributary:
                  site.code: "330100"
                  catalog.folder: %2$s
                  mirror.transaction-timeout: 10s
                  cluster.bootstrap-servers: %1$s
                  upstream.bootstrap-servers: %1$s
                """.formatted(cluster.bootstrapServers(), folder.resolve("config")));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void aKilledRunGoesOnWhereItWasAndSendsEachRecordOnceInOrder() throws Exception {
        String[] command = {"--from", "100", "--to", "2900", "--target", "std.killed", "--name", "killed"};
        // Half a minute for the whole run: it is not over before the kill on a slow machine either.
        Started first = start(with(command, "--rate", "100/s"));
        await().atMost(PATIENCE).until(() -> committed("std.killed") > 100);
        first.process().destroyForcibly();
        assertThat(first.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
        int before = sent("std.killed").size();

        Ended second = start(with(command, "--json")).ended();

        // Records were refused.
        assertThat(second.status()).as(second.output()).isEqualTo(1);
        assertThat(before).isLessThan(2772);
        assertThat(sent("std.killed"))
                .isEqualTo(IntStream.range(100, 2900)
                        .filter(i -> i % 100 != 99)
                        .mapToObj(i -> "0-" + i)
                        .toList());
        assertThat(second.output())
                .contains("\"run\":\"killed\",\"state\":\"FINISHED\",\"pass\":1,\"flow\":\"river\"")
                .contains("\"offsets\":2800,\"done\":2800,\"mirrored\":2772,\"rejected\":28")
                .contains("\"reasons\":{\"INVALID_NUMBER\":28}");
    }

    @Test
    void aSignalStopsInGoodOrderAndTheLimitOfErrorsHasAStatusOfItsOwn() throws Exception {
        String[] command = {"--from", "beginning", "--target", "std.stopped", "--error-limit", "4"};
        Started slow = start(with(command, "--rate", "20/s", "--json"));
        await().atMost(PATIENCE).until(() -> committed("std.stopped") > 10);
        slow.process().destroy();

        Ended stopped = slow.ended();
        Ended limited = start(command).ended();

        assertThat(stopped.output())
                .as("one JSON object and no prose")
                .containsOnlyOnce("\"state\":\"STOPPED\"")
                .doesNotContain("was stopped");
        assertThat(stopped.status()).isEqualTo(143);
        assertThat(limited.status()).as(limited.output()).isEqualTo(10);
        assertThat(limited.output())
                .contains("the limit of errors, 4, is passed by the record at ods.river-0-")
                .containsPattern("it would be refused number 5 of \\d{3} records")
                .contains("INVALID_NUMBER  ")
                .contains("first at ods.river-0@");
        assertThat(sent("std.stopped")).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(396);
    }

    @Test
    void whatCannotBeDoneIsToldInWords() throws Exception {
        assertThat(start("--from", "2999-13-01").ended())
                .satisfies(
                        it -> assertThat(it.output()).contains("'2999-13-01' is no bound; name beginning, end or last"))
                .satisfies(it -> assertThat(it.status()).isEqualTo(2));
        assertThat(start("--from", "2026-07-02", "--to", "2026-07-01").ended().output())
                .contains("the run would begin at ")
                .contains(", after its end at ");
        assertThat(start("--from", "5000").ended())
                .satisfies(it -> assertThat(it.output())
                        .contains("offset 5000 lies beyond the end of ods.river-0, which is 3000"))
                .satisfies(it -> assertThat(it.status()).isEqualTo(3));
        assertThat(start("--from", "end", "--topic", "ods.rivr").ended())
                .satisfies(it -> assertThat(it.output()).contains("did you mean 'ods.river'?"))
                .satisfies(it -> assertThat(it.status()).isEqualTo(6));
    }

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** Offsets of what is committed so far. Unlike {@link #sent} it does not wait for a writer to come to rest. */
    private static long committed(String target) {
        if (!cluster.topics().contains(target)) {
            return 0;
        }
        try (TopicReader reader = new TopicReader(cluster.bootstrapServers())) {
            return reader.ends(target).values().stream().mapToLong(end -> end).sum();
        }
    }

    private static List<String> sent(String target) {
        List<String> ids = new ArrayList<>();
        try (TopicReader reader = new TopicReader(cluster.bootstrapServers())) {
            var unused = reader.read(
                    target,
                    record -> ids.add(
                            new String(record.headers().lastHeader("ce_id").value(), UTF_8)));
        }
        return ids;
    }

    private record Ended(int status, String output) {}

    private record Started(Process process, Path output) {
        Ended ended() throws IOException, InterruptedException {
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Ended(process.exitValue(), Files.readString(output));
        }
    }

    private static Started start(String... args) throws IOException {
        List<String> command = new ArrayList<>(GatewayJar.command("replay", "river"));
        command.addAll(List.of(args));
        command.addAll(List.of("--settings", "city.yaml"));
        Path output = Files.createTempFile(folder, "run", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "COLUMNS", "80"));
        return new Started(builder.start(), output);
    }
}
