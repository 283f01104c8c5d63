package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.recount.RecountTotals;
import io.tributary.demo.recount.TopicReader;
import io.tributary.mirror.engine.MirrorEngine;
import io.tributary.mirror.record.StandardRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record has beside its outcome arrives as it was. */
class FaithfulRecordsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LIMIT = 50_000;

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
    void keysTombstonesEmptyValuesTimestampsAndHeadersAreKept() {
        // Given
        List<ProducerRecord<byte[], byte[]>> published = List.of(
                record(1_519_000_000_000L, null, bytes("M-without-key")),
                record(1_519_000_000_001L, new byte[0], bytes("M-empty-key")),
                record(1_519_000_000_002L, bytes("deleted"), null),
                record(1_519_000_000_003L, bytes("empty"), new byte[0]),
                record(1_519_000_000_004L, null, null),
                record(
                        0L,
                        bytes("headers"),
                        bytes("M-headers"),
                        new RecordHeader("b", bytes("1")),
                        new RecordHeader("a", bytes("2")),
                        new RecordHeader("b", bytes("3")),
                        new RecordHeader("b", bytes("1")),
                        new RecordHeader("null", null),
                        new RecordHeader("empty", new byte[0]),
                        new RecordHeader("", bytes("no name")),
                        new RecordHeader("名", new byte[] {-1, 0, 1})));
        clusters.city().createTopic("src.faithful", 1);
        publish(published);
        // When
        List<ConsumerRecord<byte[], byte[]>> arrived = mirrored("faithful", published.size());
        // Then
        assertThat(arrived).hasSameSizeAs(published);
        for (int i = 0; i < published.size(); i++) {
            ProducerRecord<byte[], byte[]> was = published.get(i);
            ConsumerRecord<byte[], byte[]> is = arrived.get(i);
            assertThat(is.key()).isEqualTo(was.key());
            assertThat(is.value()).isEqualTo(was.value());
            assertThat(is.timestamp()).isEqualTo(was.timestamp());
            List<Header> headers = Arrays.asList(is.headers().toArray());
            assertThat(headers.subList(0, was.headers().toArray().length))
                    .containsExactly(was.headers().toArray());
        }
    }

    @Test
    void recordOfAClockThatIsFarAheadIsSentWithTheTimeOfSendingAndSaysItsOwn() {
        clusters.city().createTopic("src.ahead", 1, Map.of("message.timestamp.after.max.ms", "9223372036854775807"));
        long before = System.currentTimeMillis();
        publish(List.of(
                new ProducerRecord<>("src.ahead", 0, 4_102_444_800_000L, bytes("k"), bytes("M-of-2100")),
                new ProducerRecord<>("src.ahead", 0, before + 60_000, bytes("k"), bytes("M-of-soon"))));

        List<ConsumerRecord<byte[], byte[]>> arrived = mirrored("ahead", 2);

        ConsumerRecord<byte[], byte[]> replaced = arrived.get(0);
        assertThat(replaced.timestamp()).isBetween(before, System.currentTimeMillis());
        assertThat(replaced.headers().lastHeader("tributary-original-timestamp").value())
                .isEqualTo(bytes("2100-01-01T00:00:00Z"));
        assertThat(arrived.get(1).timestamp()).isEqualTo(before + 60_000);
        assertThat(arrived.get(1).headers().lastHeader("tributary-original-timestamp"))
                .isNull();
    }

    @Test
    void recordOfTheLargestSizePassesAndOneByteMoreIsADeadLetter() {
        clusters.city().createTopic("src.large", 1, Map.of("max.message.bytes", "1000000"));
        clusters.province().createTopic("std.large", 1, Map.of("max.message.bytes", Integer.toString(LIMIT)));
        publish(List.of(new ProducerRecord<>("src.large", bytes("M"))));
        int besidesTheValue = size(mirrored("large", 1).get(0)) - 1;
        byte[] largest = new byte[LIMIT - besidesTheValue];
        Arrays.fill(largest, (byte) 'M');
        publish(List.of(
                new ProducerRecord<>("src.large", largest),
                new ProducerRecord<>("src.large", Arrays.copyOf(largest, largest.length + 1))));

        List<ConsumerRecord<byte[], byte[]>> arrived = mirrored("large", 3);

        assertThat(arrived).hasSize(2);
        assertThat(arrived.get(1).value()).isEqualTo(largest);
        RecountTotals totals = clusters.recount("large");
        assertThat(totals.rejected()).isEqualTo(1);
        assertThat(totals.isExact()).as("%s", totals).isTrue();
    }

    private static List<ConsumerRecord<byte[], byte[]>> mirrored(String name, int records) {
        try (MirrorEngine gateway = clusters.gateway("a", TwoClusters.contract(name))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(clusters.isCaughtUp("src." + name, records, gateway))
                            .as(() -> gateway.report().toString())
                            .isTrue());
        }
        List<ConsumerRecord<byte[], byte[]>> arrived = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clusters.province().bootstrapServers())) {
            reader.read("std." + name, arrived::add);
        }
        return arrived;
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return StandardRecords.size(
                new ProducerRecord<>(record.topic(), null, null, record.key(), record.value(), record.headers()));
    }

    private static void publish(List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of())) {
            records.forEach(producer::send);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            long timestamp, byte[] key, byte[] value, RecordHeader... headers) {
        return new ProducerRecord<>("src.faithful", 0, timestamp, key, value, List.of(headers));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
