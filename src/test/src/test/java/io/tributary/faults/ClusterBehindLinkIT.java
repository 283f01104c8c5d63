package io.tributary.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.cluster.FreePorts;
import io.tributary.demo.network.Direction;
import io.tributary.demo.network.TcpProxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka client stays behind the proxy whatever the broker tells it, while others come in directly. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterBehindLinkIT {

    private static final long SILENCE_MILLIS = 700;

    private TcpProxy link;
    private EmbeddedCluster province;

    @BeforeAll
    void start(@TempDir Path folder) {
        link = TcpProxy.to(FreePorts.one());
        province = EmbeddedCluster.start(
                ClusterSettings.of("province", folder.resolve("province")).behind(link));
    }

    @AfterAll
    void stop() {
        province.close();
        link.close();
    }

    private KafkaProducer<byte[], byte[]> producerOverLink() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        province.bootstrapServersOverLink(),
                        "reconnect.backoff.max.ms",
                        100,
                        "request.timeout.ms",
                        2_000,
                        "enable.idempotence",
                        true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, "{}".getBytes(UTF_8));
    }

    private long end(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return province.admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get(10, TimeUnit.SECONDS)
                .offset();
    }

    @Test
    void aStalledLinkHoldsTheClientBackAndNotTheOthers() throws Exception {
        province.createTopic("stalled", 1);
        try (KafkaProducer<byte[], byte[]> producer = producerOverLink()) {
            producer.send(record("stalled")).get(20, TimeUnit.SECONDS);

            link.stall();
            Future<RecordMetadata> held = producer.send(record("stalled"));
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> held.get(SILENCE_MILLIS, TimeUnit.MILLISECONDS));
            assertThat(end("stalled")).isEqualTo(1);

            link.mend();
            assertThat(held.get(20, TimeUnit.SECONDS).offset()).isEqualTo(1);
        }
    }

    @Test
    void aRecordWhoseAnswerIsLostIsThereOnceAfterTheRetry() throws Exception {
        province.createTopic("unanswered", 1);
        try (KafkaProducer<byte[], byte[]> producer = producerOverLink()) {
            producer.send(record("unanswered")).get(20, TimeUnit.SECONDS);

            link.stall(Direction.FROM_TARGET);
            Future<RecordMetadata> inDoubt = producer.send(record("unanswered"));
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> inDoubt.get(SILENCE_MILLIS, TimeUnit.MILLISECONDS));
            assertThat(end("unanswered")).isEqualTo(2);

            link.cut();
            link.mend();
            assertThat(inDoubt.get(20, TimeUnit.SECONDS).offset()).isEqualTo(1);
            assertThat(end("unanswered")).isEqualTo(2);
        }
    }
}
