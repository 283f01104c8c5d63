package io.tributary.scale;

import static java.util.Map.entry;

import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.BrokerProcess;
import io.tributary.demo.cluster.ProcessCluster;
import io.tributary.demo.cluster.ProcessClusterSettings;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.process.GatewaySettings;
import io.tributary.demo.recount.CountedFlow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * A city with very many partitions, one flow for all of them, and gateways that come and go.
 *
 * <p><b>Threading:</b> confined to one thread, but for {@link #close()}.
 */
final class WideSite implements AutoCloseable {

    static final SiteCode SITE = SiteCode.of("330100");

    private static final int TOPICS_AT_ONCE = 10;
    private static final long PATIENCE_SECONDS = 120;
    private static final Duration SERVED_WITHIN = Duration.ofMinutes(15);

    /** Each partition on one node, and waits at least as Kafka has them by default: the machine is busy. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            entry("default.replication.factor", "1"),
            entry("min.insync.replicas", "1"),
            entry("offsets.topic.replication.factor", "1"),
            entry("transaction.state.log.replication.factor", "1"),
            entry("transaction.state.log.min.isr", "1"),
            entry("replica.lag.time.max.ms", "30000"),
            entry("broker.session.timeout.ms", "30000"),
            entry("broker.heartbeat.interval.ms", "2000"),
            entry("controller.quorum.fetch.timeout.ms", "20000"),
            entry("controller.quorum.election.timeout.ms", "5000"),
            // Eight processes on two processors start slowly: one that is restarted shall still find its place.
            entry("group.consumer.session.timeout.ms", "120000"),
            entry("group.consumer.max.session.timeout.ms", "120000"),
            entry("group.consumer.heartbeat.interval.ms", "5000"),
            // An index of a log is mapped into memory as a whole.
            entry("log.index.size.max.bytes", "65536"));

    private static final List<String> BROKER_JVM = List.of("-Xmx1536m");

    private static final String FLOW = """
            flow: wide
            source:
              pattern: "ods\\\\.(wide\\\\.t\\\\d+)"
              format: json
            standard:
              schema: reading@latest
              fields:
                number: $.n
                value: { from: $.v, number: integer }
            target:
              topic: std.${1}
              partitions: 2
              fewer-partitions: fold
            """;

    private static final String SCHEMA = """
            { "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "additionalProperties": false,
              "required": ["number"],
              "properties": { "number": {"type": "integer"}, "value": {"type": "integer"} } }
            """;

    private final Path folder;
    private final Shape shape;
    private final ProcessCluster city;
    private final ProcessCluster province;
    private final Map<String, GatewayProcess> gateways = new ConcurrentSkipListMap<>();

    private WideSite(Path folder, Shape shape, ProcessCluster city, ProcessCluster province) {
        this.folder = folder;
        this.shape = shape;
        this.city = city;
        this.province = province;
    }

    /** Starts the clusters and makes the city's topics; no gateway yet. */
    static WideSite start(Path folder, Shape shape) {
        ProcessCluster city = ProcessCluster.start(plan("city", folder, shape.cityNodes()));
        try {
            ProcessCluster province = ProcessCluster.start(plan("province", folder, shape.provinceNodes()));
            return new WideSite(folder, shape, city, province).furnished();
        } catch (RuntimeException e) {
            city.close();
            throw e;
        }
    }

    private static ProcessClusterSettings plan(String name, Path folder, int nodes) {
        return ProcessClusterSettings.of(name, folder.resolve(name), nodes)
                .with(PROPERTIES)
                .onJvm(BROKER_JVM);
    }

    private WideSite furnished() {
        try {
            writeCatalog();
            makeTopics();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void writeCatalog() {
        Path catalog = folder.resolve("catalog");
        try {
            Files.createDirectories(catalog.resolve("flows"));
            Files.createDirectories(catalog.resolve("schemas"));
            Files.writeString(catalog.resolve("flows/wide.yaml"), FLOW);
            Files.writeString(catalog.resolve("schemas/reading.json"), SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog cannot be written to " + catalog, e);
        }
    }

    /** Some at a time: a controller refuses what makes more than ten thousand records of its log at once. */
    private void makeTopics() {
        List<NewTopic> topics = shape.sourceTopics().stream()
                .map(topic -> new NewTopic(topic, shape.partitions(), (short) 1))
                .toList();
        for (int from = 0; from < topics.size(); from += TOPICS_AT_ONCE) {
            List<NewTopic> some = topics.subList(from, Math.min(topics.size(), from + TOPICS_AT_ONCE));
            try {
                city.admin().createTopics(some).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while topics were made", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the city's topics cannot be made: " + e.getMessage(), e);
            }
        }
        Waits.until("the city serves its topics", SERVED_WITHIN, Duration.ofSeconds(2), this::isServed);
    }

    /** The controller answers long before the brokers have made the logs. */
    private boolean isServed() {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (String topic : shape.sourceTopics()) {
            for (int partition = 0; partition < shape.partitions(); partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        try {
            // Kafka's client logs an error for each topic that it asks for offsets too soon.
            var known = city.admin().describeTopics(shape.sourceTopics()).allTopicNames();
            known.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            city.admin().listOffsets(ends).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    ProcessCluster city() {
        return city;
    }

    ProcessCluster province() {
        return province;
    }

    /** The names of all instances, in the order in which they join. */
    List<String> instances() {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < shape.instances(); number++) {
            names.add("gateway-" + number);
        }
        return names;
    }

    /** Starts an instance, for the first time or again; returns at once. */
    GatewayProcess startGateway(String instance) {
        GatewayProcess process = GatewayProcess.start(GatewaySettings.city(
                        instance,
                        folder.resolve(instance),
                        SITE.value(),
                        city.bootstrapServers(),
                        province.bootstrapServers(),
                        folder.resolve("catalog"))
                .with(Map.of("tributary.mirror.upstream-replication", "1"))
                .onJvm(List.of("-Xmx" + shape.heap(), "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")));
        gateways.put(instance, process);
        return process;
    }

    /** The instances that were started last, by their names. */
    Map<String, GatewayProcess> gateways() {
        return gateways;
    }

    /**
     * Partitions with a place from which they are mirrored, by the gateways' own metrics.
     *
     * @throws IllegalStateException where a gateway has ended
     */
    long positioned() {
        return sum("tributary_partitions");
    }

    /** Source offsets that the gateways have decided and committed since they started. */
    long decided() {
        return sum("tributary_records_total");
    }

    private long sum(String metric) {
        double sum = 0;
        for (GatewayProcess gateway : gateways.values()) {
            if (!gateway.isAlive()) {
                throw new IllegalStateException(
                        "the gateway " + gateway.settings().name() + " ended; its log ends:\n" + gateway.endOfLog());
            }
            sum += gateway.metric(metric).orElse(0);
        }
        return Math.round(sum);
    }

    /** How many files the broker has open that has most. */
    int mostOpenFiles(ProcessCluster cluster) {
        return cluster.nodes().stream()
                .map(BrokerProcess::pid)
                .mapToInt(Footprint::openFiles)
                .max()
                .orElse(0);
    }

    List<CountedFlow> counted() {
        return shape.sourceTopics().stream()
                .map(topic -> new CountedFlow("wide", SITE, city.bootstrapServers(), topic, Shape.targetTopic(topic)))
                .toList();
    }

    /** Leaves no process behind; may be called again. */
    @Override
    public void close() {
        for (GatewayProcess gateway : gateways.values()) {
            if (gateway.isAlive()) {
                gateway.kill();
            }
        }
        city.close();
        province.close();
    }
}
