package io.tributary.exactlyonce;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes some thousand records a second, in a thread of its own, until it is stopped. */
final class Load implements AutoCloseable {

    private static final long PAUSE_NANOS = 1_000_000;
    private static final int AT_ONCE = 5;

    private final TwoClusters clusters;
    private final String topic;
    private final int partitions;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long published;

    private Load(TwoClusters clusters, String topic, int partitions) {
        this.clusters = clusters;
        this.topic = topic;
        this.partitions = partitions;
        this.thread = new Thread(this::run, "load-" + topic);
    }

    static Load on(TwoClusters clusters, String topic, int partitions) {
        Load load = new Load(clusters, topic, partitions);
        load.thread.start();
        return load;
    }

    private void run() {
        long count = 0;
        try (Producer<byte[], byte[]> producer = clusters.publisher(Map.of("linger.ms", "2"))) {
            while (!stopped) {
                for (int i = 0; i < AT_ONCE; i++, count++) {
                    String kind = count % 10 == 0 ? "R" : count % 7 == 0 ? "F" : "M";
                    var unused = producer.send(new ProducerRecord<>(
                            topic,
                            (int) (count % partitions),
                            ("k" + count).getBytes(),
                            (kind + "-" + count).getBytes()));
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        published = count;
    }

    /** Ends it, and says how many records arrived. */
    long stop() {
        close();
        return published;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
