package io.tributary.exactlyonce;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.core.contract.Contract;
import io.tributary.core.flow.LaneName;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.network.TcpProxy;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountReport;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.engine.MirrorObserver;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.headroom.HeadroomSettings;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.redrive.Redrive;
import io.tributary.mirror.redrive.RedriveReport;
import io.tributary.mirror.redrive.RedriveRequest;
import io.tributary.mirror.redrive.RedriveSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A city's and a province's cluster, with what tests do to them. */
final class TwoClusters implements AutoCloseable {

    static final SiteCode SITE = SiteCode.of("330100");

    /** Looked at often, so that a test sees it change. */
    private static final HeadroomSettings HEADROOM = new HeadroomSettings(
            Duration.ofMillis(500), Duration.ofHours(24), Duration.ofHours(6), Duration.ofHours(1));

    private final EmbeddedCluster city;
    private final EmbeddedCluster province;

    private TwoClusters(EmbeddedCluster city, EmbeddedCluster province) {
        this.city = city;
        this.province = province;
    }

    static TwoClusters start(Path folder) {
        return new TwoClusters(
                EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("city"))),
                EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province"))));
    }

    /** With properties for the city's broker. */
    static TwoClusters start(Path folder, Map<String, String> city) {
        return new TwoClusters(
                EmbeddedCluster.start(new ClusterSettings("city", folder.resolve("city"), city)),
                EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province"))));
    }

    /** With properties for the brokers of both. */
    static TwoClusters startBoth(Path folder, Map<String, String> properties) {
        return new TwoClusters(
                EmbeddedCluster.start(new ClusterSettings("city", folder.resolve("city"), properties)),
                EmbeddedCluster.start(new ClusterSettings("province", folder.resolve("province"), properties)));
    }

    /** With a link to the province that can be broken; it stays the caller's to close. */
    static TwoClusters start(Path folder, TcpProxy link) {
        return new TwoClusters(
                EmbeddedCluster.start(ClusterSettings.of("city", folder.resolve("city"))),
                EmbeddedCluster.start(ClusterSettings.of("province", folder.resolve("province"))
                        .behind(link)));
    }

    EmbeddedCluster city() {
        return city;
    }

    EmbeddedCluster province() {
        return province;
    }

    static Contract contract(String name) {
        return new VerbatimContract(name, LaneName.NORMAL, "src." + name, "std." + name);
    }

    MirrorEngine gateway(String instance, Contract... contracts) {
        return gateway(instance, province.bootstrapServers(), false, MirrorObserver.NONE, contracts);
    }

    MirrorEngine gateway(String instance, MirrorObserver observer, Contract... contracts) {
        return gateway(instance, province.bootstrapServers(), false, observer, contracts);
    }

    /** A gateway whose partitions wait for its return when it is closed. */
    MirrorEngine gatewayThatKeepsItsPlace(String instance, Contract... contracts) {
        return gateway(instance, province.bootstrapServers(), true, MirrorObserver.NONE, contracts);
    }

    /** A gateway whose clients reach the province through the link only. */
    MirrorEngine gatewayOverLink(String instance, Contract... contracts) {
        return gateway(instance, province.bootstrapServersOverLink(), false, MirrorObserver.NONE, contracts);
    }

    /** A gateway whose upstream is the city's own cluster. */
    MirrorEngine gatewayToItself(String instance, Contract... contracts) {
        return gateway(instance, city.bootstrapServers(), false, MirrorObserver.NONE, contracts);
    }

    private MirrorEngine gateway(
            String instance,
            String upstream,
            boolean keepsPlaceOnStop,
            MirrorObserver observer,
            Contract... contracts) {
        return start(settings(SITE, instance, city, upstream, keepsPlaceOnStop), observer, contracts);
    }

    /** A gateway of any site, from one cluster to another. */
    static MirrorEngine gateway(
            SiteCode site, String instance, EmbeddedCluster from, EmbeddedCluster upstream, Contract... contracts) {
        return start(
                settings(site, instance, from, upstream.bootstrapServers(), false), MirrorObserver.NONE, contracts);
    }

    /** A gateway with lanes of its own. */
    MirrorEngine gateway(String instance, Map<LaneName, LaneSettings> lanes, LinkSettings link, Contract... contracts) {
        return start(settings(instance, province.bootstrapServers(), lanes, link), MirrorObserver.NONE, contracts);
    }

    private static MirrorEngine start(MirrorSettings settings, MirrorObserver observer, Contract... contracts) {
        return MirrorEngine.start(settings, List.of(contracts), CircuitBreaker.ofDefaults("upstream"), observer);
    }

    private static MirrorSettings settings(
            SiteCode site, String instance, EmbeddedCluster from, String upstream, boolean keepsPlaceOnStop) {
        return settings(
                site,
                instance,
                from.bootstrapServers(),
                upstream,
                keepsPlaceOnStop,
                Map.of(LaneName.NORMAL, new LaneSettings(Duration.ofMillis(200), 5_000, 4 << 20, 2)),
                LinkSettings.UNKNOWN);
    }

    MirrorSettings settings(String instance, String upstream, Map<LaneName, LaneSettings> lanes, LinkSettings link) {
        return settings(SITE, instance, city.bootstrapServers(), upstream, false, lanes, link);
    }

    private static MirrorSettings settings(
            SiteCode site,
            String instance,
            String from,
            String upstream,
            boolean keepsPlaceOnStop,
            Map<LaneName, LaneSettings> lanes,
            LinkSettings link) {
        return new MirrorSettings(
                site,
                instance,
                properties(from),
                properties(upstream),
                lanes,
                link,
                ZoneId.of("Asia/Shanghai"),
                100_000,
                64 << 20,
                TimestampBounds.DEFAULT,
                keepsPlaceOnStop,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                (short) 1,
                HEADROOM);
    }

    /** A redrive beside whatever gateways run. */
    RedriveReport redrive(Contract contract, RedriveRequest request) {
        RedriveSettings settings = new RedriveSettings(
                SITE,
                properties(city.bootstrapServers()),
                properties(province.bootstrapServers()),
                TimestampBounds.DEFAULT,
                Duration.ofSeconds(10),
                (short) 1);
        return Redrive.run(settings, contract, request);
    }

    static ClientProperties properties(String bootstrapServers) {
        return new ClientProperties(Map.of("bootstrap.servers", bootstrapServers), Map.of(), Map.of(), Map.of());
    }

    Producer<byte[], byte[]> publisher(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>();
        if (!more.containsKey("transactional.id")) {
            // Seen once: an idempotent producer that counted from 0 again on a topic just made, and was refused for
            // good.
            config.put("enable.idempotence", "false");
            config.put("max.in.flight.requests.per.connection", "1");
        }
        config.putAll(more);
        config.put("bootstrap.servers", city.bootstrapServers());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Of another program at the province, and begun. */
    Producer<byte[], byte[]> openTransaction(String id) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", province.bootstrapServers(), "transactional.id", id),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    /** In whose name anybody may commit as long as the group at the province is empty. */
    ConsumerGroupMetadata groupWithoutMember(String group) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", province.bootstrapServers(), "group.id", group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.groupMetadata();
        }
    }

    /** Publishes records round the partitions; every tenth is one to refuse, every seventh one to filter. */
    void publish(String topic, int partitions, int from, int to) {
        try (Producer<byte[], byte[]> producer = publisher(Map.of("linger.ms", "5"))) {
            for (int i = from; i < to; i++) {
                String kind = i % 10 == 0 ? "R" : i % 7 == 0 ? "F" : "M";
                var unused = producer.send(
                        new ProducerRecord<>(topic, i % partitions, ("k" + i).getBytes(), (kind + "-" + i).getBytes()));
            }
        }
    }

    /** Whether the gateways, together, have committed everything up to the ends of the source topic. */
    boolean isCaughtUp(String topic, long records, MirrorEngine... gateways) {
        return decided(topic, gateways) >= records;
    }

    /** The source offsets of the topic that are committed, over the partitions that the gateways have. */
    long decided(String topic, MirrorEngine... gateways) {
        long next = 0;
        for (MirrorEngine gateway : gateways) {
            for (FlowReport flow : gateway.report().flows()) {
                if (flow.sourceTopic().equals(topic)) {
                    next += flow.partitions().stream()
                            .mapToLong(FlowReport.Partition::next)
                            .sum();
                }
            }
        }
        return next;
    }

    RecountTotals recount(String name) {
        return recountReport(name).totals();
    }

    RecountReport recountReport(String name) {
        return Recount.of(
                province.bootstrapServers(),
                List.of(new CountedFlow(name, SITE, city.bootstrapServers(), "src." + name, "std." + name)));
    }

    long end(String topic, int partitions) throws ExecutionException, InterruptedException {
        long sum = 0;
        for (int p = 0; p < partitions; p++) {
            TopicPartition tp = new TopicPartition(topic, p);
            sum += city.admin()
                    .listOffsets(Map.of(tp, OffsetSpec.latest()))
                    .partitionResult(tp)
                    .get()
                    .offset();
        }
        return sum;
    }

    @Override
    public void close() {
        try (city;
                province) {
            // Both, whatever happens to the first.
        }
    }
}
