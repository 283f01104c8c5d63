package io.tributary.mirror.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.site.SiteCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class StandardRecordsTests {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private final StandardRecords records = new StandardRecords(
            SiteCode.of("330100"),
            PlainContract.mirroringAll().topic(4, 4),
            TimestampBounds.DEFAULT,
            Clock.fixed(NOW, ZoneOffset.UTC));

    private ProducerRecord<byte[], byte[]> standard(Instant timestamp) {
        ConsumerRecord<byte[], byte[]> source = new ConsumerRecord<>(
                PlainContract.SOURCE,
                3,
                17,
                timestamp.toEpochMilli(),
                TimestampType.CREATE_TIME,
                1,
                1,
                "k".getBytes(UTF_8),
                "v".getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
        return records.of(source, new Outcome.Mirrored(source.key(), source.value(), Outcome.Mirrored.NO_EVENT_TIME));
    }

    @Test
    void aRecordOfAClockThatIsFarAheadIsDressedWithTheTimeOfSending() {
        Instant ahead = NOW.plus(Duration.ofHours(3));

        ProducerRecord<byte[], byte[]> sent = standard(ahead);

        assertThat(sent.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(new String(
                        sent.headers()
                                .lastHeader("tributary-original-timestamp")
                                .value(),
                        UTF_8))
                .isEqualTo(ahead.toString());
        assertThat(new String(sent.headers().lastHeader("ce_id").value(), UTF_8))
                .isEqualTo("3-17");
    }

    @Test
    void partitionAndTimestampAreKept() {
        ProducerRecord<byte[], byte[]> sent = standard(NOW.minusSeconds(60));

        assertThat(sent.timestamp()).isEqualTo(NOW.minusSeconds(60).toEpochMilli());
        assertThat(sent.partition()).isEqualTo(3);
        assertThat(sent.headers().lastHeader("tributary-original-timestamp")).isNull();
    }
}
