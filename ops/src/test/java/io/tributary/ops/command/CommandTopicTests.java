package io.tributary.ops.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.headroom.HeadroomSettings;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.mirror.record.TimestampBounds;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Following the topic of commands while the upstream changes under it. */
class CommandTopicTests {

    private static final TopicPartition PARTITION = new TopicPartition(CommandTopic.NAME, 0);
    private static final ClientProperties NOWHERE =
            new ClientProperties(Map.of("bootstrap.servers", "localhost:1"), Map.of(), Map.of(), Map.of());
    private static final MirrorSettings SETTINGS = new MirrorSettings(
            SiteCode.of("330100"),
            "a",
            NOWHERE,
            NOWHERE,
            Map.of(),
            LinkSettings.UNKNOWN,
            ZoneOffset.UTC,
            1_000,
            1 << 20,
            TimestampBounds.DEFAULT,
            false,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            (short) -1,
            HeadroomSettings.DEFAULT);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Integer> heard = new ArrayList<>();
    private long nanos;
    private final CommandTopic topic =
            new CommandTopic(SETTINGS, "the upstream", (entries, end) -> heard.add(entries.size()), () -> nanos);

    private void holding(int entries) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) entries));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < entries; i++) {
                consumer.addRecord(new ConsumerRecord<>(
                        CommandTopic.NAME, 0, i, ("key " + i).getBytes(UTF_8), "value".getBytes(UTF_8)));
            }
        });
    }

    private void later(Runnable change) {
        consumer.schedulePollTask(() -> {
            change.run();
            nanos += Duration.ofSeconds(10).toNanos();
        });
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
        holding(2);
        later(() -> consumer.updateEndOffsets(Map.of(PARTITION, 0L)));

        topic.read(consumer);

        assertThat(heard).containsExactly(2);
    }

    @Test
    void anUpstreamThatIsAwayIsAFaultThoughAPollSaysNothing() {
        holding(2);
        later(() -> consumer.setOffsetsException(new TimeoutException("no answer")));

        assertThatThrownBy(() -> topic.read(consumer)).isInstanceOf(TimeoutException.class);
        assertThat(heard).containsExactly(2);
    }
}
