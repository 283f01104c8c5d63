package io.tributary.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed records at the province as they become visible, and takes down how old each is then.
 *
 * <p><b>Threading:</b> owns one thread, ended when {@link #close()} returns.
 */
final class AgeReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ConcurrentLinkedQueue<Long> agesMillis = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "age-reader");

    private AgeReader(String servers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
    }

    /** Of a topic with one partition. */
    static AgeReader start(String servers, String topic) {
        AgeReader reader = new AgeReader(servers, topic);
        reader.thread.start();
        return reader;
    }

    private void run() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    agesMillis.add(System.currentTimeMillis() - record.timestamp());
                }
            }
        } catch (WakeupException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The ages of what came in since the last call, in milliseconds, smallest first. */
    List<Long> take() {
        List<Long> taken = new ArrayList<>();
        for (Long age = agesMillis.poll(); age != null; age = agesMillis.poll()) {
            taken.add(age);
        }
        taken.sort(null);
        return taken;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
