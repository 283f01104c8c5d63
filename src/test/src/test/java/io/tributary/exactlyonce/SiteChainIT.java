package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.core.ledger.OffsetState;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A county's records on their way over the city to the province, and back where somebody closes the circle. */
class SiteChainIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SiteCode COUNTY = SiteCode.of("330106");
    private static final SiteCode CITY = SiteCode.of("330100");
    private static final SiteCode PROVINCE = SiteCode.of("330000");
    private static final int RECORDS = 200;

    @TempDir
    Path folder;

    @Test
    void recordsKeepTheirOriginOverEverySiteAndEndWhereTheyBegan() {
        try (EmbeddedCluster county = cluster("county");
                EmbeddedCluster city = cluster("city");
                EmbeddedCluster province = cluster("province")) {
            // Given
            county.createTopic("ods.river", 2);
            publish(county);
            try (MirrorEngine up = gateway(COUNTY, county, city, "ods\\.(.*)", "city.${1}");
                    MirrorEngine over = gateway(CITY, city, province, "city\\.(.*)", "std.${site}.${1}")) {
                awaitDecided(over, "city.river", RECORDS);
                // Then
                assertExact(city, new CountedFlow("f", COUNTY, county.bootstrapServers(), "ods.river", "city.river"));
                assertExact(
                        province,
                        new CountedFlow("f", CITY, city.bootstrapServers(), "city.river", "std.330100.river"));
                assertThat(headers(province, "std.330100.river"))
                        .hasSize(RECORDS)
                        .allSatisfy(headers -> assertThat(headers)
                                .containsEntry("ce_source", "/330100/city.river")
                                .containsEntry("ce_sitepath", "330106/330100")
                                .containsEntry("ce_originsource", "/330106/ods.river")
                                .containsKeys("ce_topicid", "ce_originid"));
                // When
                try (MirrorEngine back = gateway(PROVINCE, province, county, "std\\.330100\\.(.*)", "ods.${1}")) {
                    awaitDecided(back, "std.330100.river", RECORDS);
                    // Then
                    awaitDecided(up, "ods.river", 2 * RECORDS);
                    FlowReport ended = report(up, "ods.river");
                    assertThat(ended.counts())
                            .containsEntry(OffsetState.MIRRORED, (long) RECORDS)
                            .containsEntry(OffsetState.FILTERED, (long) RECORDS);
                    assertThat(up.topics())
                            .anySatisfy(choice -> assertThat(choice.reason())
                                    .contains(RECORDS + " of its records had been sent by this site before"));
                }
            }
            assertThat(headers(city, "city.river")).hasSize(RECORDS);
        }
    }

    private EmbeddedCluster cluster(String name) {
        return EmbeddedCluster.start(ClusterSettings.of(name, folder.resolve(name)));
    }

    private static MirrorEngine gateway(
            SiteCode site, EmbeddedCluster own, EmbeddedCluster upstream, String pattern, String target) {
        return TwoClusters.gateway(site, "gateway", own, upstream, SelectedTopics.matching("f", pattern, target));
    }

    private static void publish(EmbeddedCluster county) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", county.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                var unused = producer.send(
                        new ProducerRecord<>("ods.river", i % 2, null, ("M-" + i).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static FlowReport report(MirrorEngine gateway, String topic) {
        return gateway.report().flows().stream()
                .filter(flow -> flow.sourceTopic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no flow on " + topic));
    }

    private static void awaitDecided(MirrorEngine gateway, String topic, long records) {
        await().atMost(PATIENCE)
                .ignoreNoExceptions()
                .untilAsserted(() -> assertThat(gateway.report().flows())
                        .filteredOn(flow -> flow.sourceTopic().equals(topic))
                        .flatExtracting(flow -> flow.counts().entrySet())
                        .filteredOn(count -> count.getKey() != OffsetState.NO_RECORD)
                        .extracting(Map.Entry::getValue)
                        .satisfies(counts -> assertThat(counts.stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                                .isGreaterThanOrEqualTo(records)));
    }

    private static void assertExact(EmbeddedCluster upstream, CountedFlow flow) {
        RecountTotals totals =
                Recount.of(upstream.bootstrapServers(), List.of(flow)).totals();
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.mirrored()).isEqualTo(RECORDS);
    }

    private static List<Map<String, String>> headers(EmbeddedCluster cluster, String topic) {
        List<Map<String, String>> all = new ArrayList<>();
        try (TopicReader reader = new TopicReader(cluster.bootstrapServers())) {
            reader.read(topic, record -> {
                Map<String, String> headers = new HashMap<>();
                for (Header header : record.headers()) {
                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
                }
                all.add(headers);
            });
        }
        return all;
    }
}
