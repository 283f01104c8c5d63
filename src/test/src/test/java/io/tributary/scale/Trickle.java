package io.tributary.scale;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Brings every partition of a city one record a round.
 *
 * <p><b>Threading:</b> one thread controls it; between {@link #start} and {@link #stop} a thread of its own publishes.
 *
 * <p><b>Failure:</b> what the city refuses is thrown by {@link #stop} or {@link #rounds}.
 */
final class Trickle implements AutoCloseable {

    /** A prime, so that each topic has its turn again soon, and every partition once a round. */
    private static final int STRIDE = 7_919;

    private static final int VALUES = 100;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final List<String> topics;
    private final int partitions;
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile @Nullable Exception refusal;
    private volatile boolean flowing;
    private @Nullable Thread thread;
    private long sent;

    Trickle(String cityServers, List<String> topics, int partitions) {
        if (topics.size() * partitions % STRIDE == 0) {
            throw new IllegalArgumentException("a number of partitions that " + STRIDE + " divides leaves some out");
        }
        this.topics = List.copyOf(topics);
        this.partitions = partitions;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", cityServers,
                        // There is a batch for each partition.
                        "batch.size", "512",
                        "linger.ms", "5",
                        // A broker may be slow with thousands of batches at once.
                        "request.timeout.ms", "120000",
                        "delivery.timeout.ms", "300000",
                        "max.block.ms", "120000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Publishes as fast as it goes; returns when all is acknowledged. */
    void rounds(int count) {
        for (int round = 0; round < count; round++) {
            for (long left = (long) topics.size() * partitions; left > 0; left--) {
                publish();
            }
            settle();
        }
    }

    /** Begins to publish at an even pace; returns at once. */
    void start(Duration round) {
        flowing = true;
        long pauseNanos = round.toNanos() / ((long) topics.size() * partitions);
        Thread next = new Thread(() -> flow(pauseNanos), "trickle");
        thread = next;
        next.start();
    }

    private void flow(long pauseNanos) {
        long due = System.nanoTime();
        try {
            while (flowing) {
                publish();
                due += pauseNanos;
                for (long left = due - System.nanoTime(); left > 0 && flowing; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
        } catch (RuntimeException e) {
            refusal = e;
        }
    }

    private void publish() {
        long place = sent * STRIDE % ((long) topics.size() * partitions);
        String topic = topics.get((int) (place % topics.size()));
        int partition = (int) (place / topics.size());
        String value = "{\"n\":" + sent + ",\"v\":" + sent % VALUES + "}";
        sent++;
        var unused = producer.send(
                new ProducerRecord<>(topic, partition, null, value.getBytes(StandardCharsets.UTF_8)),
                (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.incrementAndGet();
                    } else {
                        refusal = failure;
                    }
                });
    }

    /** Ends the stream; all records are acknowledged when this returns. */
    void stop() {
        flowing = false;
        Thread last = thread;
        if (last != null) {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the trickle ended", e);
            }
            thread = null;
        }
        settle();
    }

    private void settle() {
        producer.flush();
        if (refusal != null) {
            throw new IllegalStateException("the city refused a record", refusal);
        }
    }

    /** Records that the city has acknowledged. */
    long published() {
        return acknowledged.get();
    }

    @Override
    public void close() {
        flowing = false;
        producer.close(LAST_WORDS);
    }
}
