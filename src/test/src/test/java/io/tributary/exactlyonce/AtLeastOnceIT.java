package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.outcome.Outcome;
import io.tributary.demo.cluster.FreePorts;
import io.tributary.demo.network.Direction;
import io.tributary.demo.network.TcpProxy;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows with {@code delivery: at-least-once}: nothing is lost, and what comes twice is known. */
class AtLeastOnceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;

    @TempDir
    static Path folder;

    static TcpProxy link;
    static TwoClusters clusters;

    @BeforeAll
    static void startClusters() {
        link = TcpProxy.to(FreePorts.one());
        clusters = TwoClusters.start(folder, link);
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
        link.close();
    }

    /** A contract whose flow is delivered in another way. */
    private record Delivered(Contract contract, Delivery delivery) implements Contract {
        @Override
        public FlowDefinition definition() {
            FlowDefinition flow = contract.definition();
            return new FlowDefinition(
                    flow.name(),
                    flow.description(),
                    flow.lane(),
                    flow.sites(),
                    flow.source(),
                    flow.standard(),
                    new TargetDefinition(
                            flow.target().topic(), delivery, flow.target().policy()));
        }

        @Override
        public ContractStamp stamp() {
            return contract.stamp();
        }

        @Override
        public Standardizer open() {
            return contract.open();
        }
    }

    private static Contract atLeastOnce(String name) {
        return new Delivered(TwoClusters.contract(name), Delivery.AT_LEAST_ONCE);
    }

    @Test
    void recordsAreReadableWithoutTransactionsAndTheirEntriesSaySo() {
        // Given
        clusters.city().createTopic("src.plain", PARTITIONS);
        clusters.publish("src.plain", PARTITIONS, 0, 2_000);
        // When
        try (MirrorEngine gateway = clusters.gateway("a", atLeastOnce("plain"))) {
            awaitCaughtUp("src.plain", 2_000, gateway);
        }
        // Then
        RecountTotals totals = clusters.recount("plain");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(2_000);
        Set<Delivery> said = new HashSet<>();
        try (TopicReader province = new TopicReader(clusters.province().bootstrapServers())) {
            long next = 0;
            List<Long> offsets = new ArrayList<>();
            province.read("std.plain", record -> {
                if (record.partition() == 0) {
                    offsets.add(record.offset());
                }
            });
            for (long offset : offsets) {
                // The markers of transactions would take offsets.
                assertThat(offset).isEqualTo(next++);
            }
            province.read(
                    "tributary.ledger.330100.src.plain",
                    entry -> said.add(LedgerEntryCodec.read(entry.value()).delivery()));
        }
        assertThat(said).containsExactly(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void gatewayThatIsLostWithRecordsOnTheirWayRepeatsThemAndLosesNone() {
        clusters.city().createTopic("src.lost", PARTITIONS);
        clusters.publish("src.lost", PARTITIONS, 0, 500);
        try (MirrorEngine first = clusters.gatewayOverLink("a", atLeastOnce("lost"))) {
            awaitCaughtUp("src.lost", 500, first);
            // Records arrive from here on, but nobody hears of it.
            link.stall(Direction.FROM_TARGET);
            clusters.publish("src.lost", PARTITIONS, 500, 1_000);
            await().atMost(PATIENCE).until(() -> targetRecords("std.lost") > mirrored(0, 500));
        }
        link.cut();
        link.mend();
        try (MirrorEngine second = clusters.gatewayOverLink("b", atLeastOnce("lost"))) {
            awaitCaughtUp("src.lost", 1_000, second);
        }
        RecountTotals totals = clusters.recount("lost");
        assertThat(totals.missing() + totals.unexplained() + totals.orderViolations())
                .as("%s", totals)
                .isZero();
        assertThat(totals.read()).isEqualTo(1_000);
        // No more than what was sent after the last entry.
        assertThat(totals.duplicates()).isPositive().isLessThanOrEqualTo(mirrored(500, 1_000));
    }

    @Test
    void flowMayChangeItsDeliveryWhileItRuns() {
        clusters.city().createTopic("src.changed", PARTITIONS);
        Contract transactional = TwoClusters.contract("changed");
        try (MirrorEngine gateway = clusters.gateway("a", transactional)) {
            int published = 0;
            for (Contract contract : List.of(transactional, atLeastOnce("changed"), transactional)) {
                gateway.follow(List.of(contract));
                clusters.publish("src.changed", PARTITIONS, published, published + 500);
                published += 500;
                awaitCaughtUp("src.changed", published, gateway);
            }
        }
        RecountTotals totals = clusters.recount("changed");
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(1_500);
    }

    @Test
    void positionIsTheGreatestEndOfEntriesThatOverlap() throws Exception {
        clusters.city().createTopic("src.overlapping", 1);
        clusters.province().createTopic("tributary.ledger.330100.src.overlapping", 1);
        clusters.publish("src.overlapping", 1, 0, 50);
        // The last one is of an instance that did not know that another had taken over.
        writeEntries("src.overlapping", 0, 10, 10, 30, 5, 20);
        try (MirrorEngine gateway = clusters.gateway("a", atLeastOnce("overlapping"))) {
            awaitCaughtUp("src.overlapping", 50, gateway);
        }
        List<String> ids = new ArrayList<>();
        try (TopicReader province = new TopicReader(clusters.province().bootstrapServers())) {
            province.read(
                    "std.overlapping",
                    record -> ids.add(
                            new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)));
        }
        assertThat(ids).startsWith("0-31").doesNotContain("0-29");
    }

    private static void writeEntries(String topic, long... ends) throws Exception {
        String topicId = clusters.city()
                .admin()
                .describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get()
                .topicId()
                .toString();
        Contract contract = TwoClusters.contract("overlapping");
        Map<String, Object> config =
                Map.of("bootstrap.servers", clusters.province().bootstrapServers());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < ends.length; i += 2) {
                LedgerEntryDraft draft = new LedgerEntryDraft(
                                TwoClusters.SITE,
                                new PartitionId(topic, topicId, 0),
                                contract.stamp(),
                                "std.overlapping",
                                ends[i])
                        .delivered(Delivery.AT_LEAST_ONCE);
                for (long offset = ends[i]; offset < ends[i + 1]; offset++) {
                    draft.add(offset, Outcome.Filtered.INSTANCE, 0);
                }
                producer.send(new ProducerRecord<>(
                        "tributary.ledger.330100." + topic, 0, null, LedgerEntryCodec.write(draft.finish())));
            }
        }
    }

    private static long targetRecords(String topic) {
        try (TopicReader province = new TopicReader(clusters.province().bootstrapServers())) {
            return province.ends(topic).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** How many of the records of {@link TwoClusters#publish} are mirrored. */
    private static long mirrored(int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            count += i % 10 != 0 && i % 7 != 0 ? 1 : 0;
        }
        return count;
    }

    private static void awaitCaughtUp(String topic, long records, MirrorEngine gateway) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clusters.isCaughtUp(topic, records, gateway))
                        .as(() -> gateway.report().toString())
                        .isTrue());
    }
}
