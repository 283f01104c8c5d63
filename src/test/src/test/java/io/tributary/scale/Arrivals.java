package io.tributary.scale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed records at the province as they become visible, and takes down how old each is then. The oldest tells for
 * how long a partition was not served.
 *
 * <p><b>Threading:</b> owns one thread, ended when {@link #close()} returns; the rest is for any.
 */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;
    private static final double MILLIS = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Long> agesMillis = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "arrivals");

    private Arrivals(String servers, List<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "latest",
                        "max.poll.records", "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Map<String, List<PartitionInfo>> present = consumer.listTopics();
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> present.getOrDefault(topic, List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Asks for the places now, so that nothing that comes from now on is missed.
        partitions.forEach(consumer::position);
    }

    /** Of topics that are there. */
    static Arrivals start(String servers, List<String> topics) {
        Arrivals arrivals = new Arrivals(servers, topics);
        arrivals.thread.start();
        return arrivals;
    }

    private void run() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    add(System.currentTimeMillis() - record.timestamp());
                }
            }
        } catch (WakeupException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(long age) {
        synchronized (agesMillis) {
            agesMillis.add(age);
        }
    }

    /**
     * Ages of records that came in, in seconds.
     *
     * @param count of records
     */
    record Ages(int count, double median, double nearlyAll, double worst) {
        @Override
        public String toString() {
            return "age of a record p50 %.2f s, p99 %.2f s, worst %.2f s (%,d records)"
                    .formatted(median, nearlyAll, worst, count);
        }
    }

    /** Of what came in since the last call. */
    Ages take() {
        List<Long> sorted;
        synchronized (agesMillis) {
            sorted = new ArrayList<>(agesMillis);
            agesMillis.clear();
        }
        sorted.sort(null);
        return new Ages(sorted.size(), at(sorted, MEDIAN), at(sorted, NEARLY_ALL), at(sorted, 1));
    }

    private static double at(List<Long> sorted, double quantile) {
        return sorted.isEmpty() ? 0 : sorted.get((int) (quantile * (sorted.size() - 1))) / MILLIS;
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
