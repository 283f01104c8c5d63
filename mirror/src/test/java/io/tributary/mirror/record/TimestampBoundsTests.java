package io.tributary.mirror.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampBoundsTests {

    private static final long NOW = Instant.parse("2026-11-28T00:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final TimestampBounds BOUNDS = new TimestampBounds(Duration.ofHours(1), Duration.ofHours(2));

    private static ProducerRecord<byte[], byte[]> record(@Nullable Long timestamp) {
        return new ProducerRecord<>(
                "std.air",
                3,
                timestamp,
                "k".getBytes(UTF_8),
                "v".getBytes(UTF_8),
                List.of(new RecordHeader("h", null)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3_600_000, -7_200_000})
    void timestampWithinTheBoundsIsKept(long from) {
        ProducerRecord<byte[], byte[]> record = record(NOW + from);

        assertThat(BOUNDS.within(record, NOW)).isSameAs(record);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_001, -7_200_001})
    void timestampBeyondTheBoundsIsReplacedAndToldInAHeader(long from) {
        ProducerRecord<byte[], byte[]> sent = BOUNDS.within(record(NOW + from), NOW);

        assertThat(sent.timestamp()).isEqualTo(NOW);
        assertThat(sent.headers().toArray()).hasSize(2);
        assertThat(new String(
                        sent.headers()
                                .lastHeader("tributary-original-timestamp")
                                .value(),
                        UTF_8))
                .isEqualTo(Instant.ofEpochMilli(NOW + from).toString());
        assertThat(sent)
                .extracting(ProducerRecord::partition, ProducerRecord::topic)
                .containsExactly(3, "std.air");
    }

    @Test
    void firstOriginalOfAChainOfSitesStays() {
        ProducerRecord<byte[], byte[]> ofCounty = BOUNDS.within(record(NOW + 9 * HOUR), NOW);

        ProducerRecord<byte[], byte[]> ofCity = BOUNDS.within(ofCounty, NOW + 5 * HOUR);

        assertThat(ofCity.timestamp()).isEqualTo(NOW + 5 * HOUR);
        assertThat(ofCity.headers().toArray()).isEqualTo(ofCounty.headers().toArray());
    }

    @Test
    void recordWithoutATimestampIsLeftToTheProducer() {
        ProducerRecord<byte[], byte[]> record = record(null);

        assertThat(BOUNDS.within(record, NOW)).isSameAs(record);
    }
}
