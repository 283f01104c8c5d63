package io.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A city and a province with one flow, a steady stream of records, and gateways that can be treated badly. */
final class CityUnderLoad implements AutoCloseable {

    static final SiteCode SITE = SiteCode.of("330100");
    private static final String SOURCE = "ods.readings";
    private static final String TARGET = "std.readings";
    private static final long REQUEST_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PUBLISH_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private static final String FLOW = """
            flow: readings
            source:
              topic: ods.readings
              format: json
            standard:
              schema: reading@latest
              fields:
                number: $.n
                value: { from: $.v, number: integer, missing: ["-;"] }
              when: "record.keep"
            target:
              topic: std.readings
            """;

    private static final String SCHEMA = """
            { "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "additionalProperties": false,
              "required": ["number"],
              "properties": { "number": {"type": "integer"}, "value": {"type": "integer", "maximum": 100} } }
            """;

    private final Path folder;
    private final int partitions;
    private final EmbeddedCluster city;
    private final EmbeddedCluster province;
    private final List<GatewayProcess> started = new ArrayList<>();
    private final AtomicBoolean publishing = new AtomicBoolean();
    private final AtomicLong published = new AtomicLong();
    private CompletableFuture<Void> publisher = CompletableFuture.completedFuture(null);

    private CityUnderLoad(Path folder, int partitions, EmbeddedCluster city, EmbeddedCluster province) {
        this.folder = folder;
        this.partitions = partitions;
        this.city = city;
        this.province = province;
    }

    static CityUnderLoad start(Path folder, int partitions) {
        try {
            Files.createDirectories(folder.resolve("catalog/flows"));
            Files.createDirectories(folder.resolve("catalog/schemas"));
            Files.writeString(folder.resolve("catalog/flows/readings.yaml"), FLOW);
            Files.writeString(folder.resolve("catalog/schemas/reading.json"), SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CityUnderLoad load = new CityUnderLoad(
                folder,
                partitions,
                EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("city"))),
                EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province"))));
        load.city.createTopic(SOURCE, partitions);
        return load;
    }

    /** Starts a gateway process; returns at once. */
    GatewayProcess gateway(String instance) {
        GatewayProcess process = GatewayProcess.start(GatewaySettings.city(
                        instance,
                        folder.resolve(instance),
                        SITE.value(),
                        city.bootstrapServers(),
                        province.bootstrapServers(),
                        folder.resolve("catalog"))
                .with(Map.of(
                        "tributary.mirror.transaction-timeout", "10s",
                        "tributary.mirror.upstream-replication", "1"))
                .startingQuickly());
        started.add(process);
        return process;
    }

    /** Publishes from a thread of its own: of ten records one is refused and one is filtered. */
    void publishContinuously() {
        publishing.set(true);
        publisher = CompletableFuture.runAsync(this::publish);
    }

    private void publish() {
        Map<String, Object> config = Map.of("bootstrap.servers", city.bootstrapServers(), "linger.ms", "5");
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (publishing.get()) {
                long n = published.getAndIncrement();
                String value = n % 10 == 3 ? "101" : n % 10 == 5 ? "-;" : Long.toString(n % 100);
                String record = "{\"n\":" + n + ",\"v\":\"" + value + "\",\"keep\":" + (n % 10 != 7) + "}";
                var unused = producer.send(new ProducerRecord<>(
                        SOURCE, (int) (n % partitions), null, record.getBytes(StandardCharsets.UTF_8)));
                LockSupport.parkNanos(PUBLISH_PAUSE_NANOS);
            }
        }
    }

    /** Waits until that many more records are published. */
    void awaitRecords(int more) {
        long wanted = published.get() + more;
        await().atMost(PATIENCE).until(() -> published.get() >= wanted);
    }

    /** Ends the stream; all records are acknowledged when this returns. */
    long stopPublishing() {
        publishing.set(false);
        publisher.join();
        return published.get();
    }

    /** The sum of the group's offsets at the province: source offsets that are decided for good. */
    long committedOffsets() {
        return get(province.admin()
                        .listConsumerGroupOffsets(LedgerTopics.group(SITE))
                        .partitionsToOffsetAndMetadata())
                .values()
                .stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    /** Waits until the partitions are shared among that many members of the site's group, and all are given out. */
    void awaitShared(int members) {
        String group = LedgerTopics.group(SITE);
        // The group is not there before its first member.
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            List<Integer> shares = get(province.admin()
                            .describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group))
                    .members()
                    .stream()
                    .map(MemberDescription::assignment)
                    .map(assignment -> assignment.topicPartitions().size())
                    .filter(share -> share > 0)
                    .toList();
            assertThat(shares).hasSize(members);
            assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(partitions);
        });
    }

    /** Sends a signal, such as {@code STOP}, to a gateway that this started. */
    void signal(GatewayProcess gateway, String signal) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(gateway.pid()))
                    .start()
                    .waitFor();
            assertThat(status).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    RecountTotals recount() {
        CountedFlow flow = new CountedFlow("readings", SITE, city.bootstrapServers(), SOURCE, TARGET);
        return Recount.of(province.bootstrapServers(), List.of(flow)).totals();
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(REQUEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        publishing.set(false);
        for (GatewayProcess process : started) {
            if (process.isAlive()) {
                process.kill();
            }
        }
        try (city;
                province) {
            publisher.join();
        }
    }
}
