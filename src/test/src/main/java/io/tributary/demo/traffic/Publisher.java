package io.tributary.demo.traffic;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes traffic to one topic on a thread of its own until the traffic ends or it is closed.
 *
 * <p><b>Threading:</b> safe for any thread.
 *
 * <p><b>Failure:</b> what the producer refuses ends the publishing; {@link #failure()} tells it.
 */
public final class Publisher implements AutoCloseable {

    /** As fast as the producer takes it. */
    public static final int UNLIMITED = 0;

    /** The largest record, of the producer and for the topics that it publishes to. */
    public static final int MAX_RECORD_BYTES = 12 << 20;

    private static final long CLOSE_MILLIS = 30_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Traffic traffic;
    private final int recordsPerSecond;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong published = new AtomicLong();
    private final Thread thread;
    private volatile @Nullable Exception failure;

    private Publisher(String bootstrapServers, String topic, Traffic traffic, int recordsPerSecond) {
        this.topic = topic;
        this.traffic = traffic;
        this.recordsPerSecond = recordsPerSecond;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "max.request.size", Integer.toString(MAX_RECORD_BYTES),
                        "linger.ms", "10",
                        "batch.size", "131072",
                        "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = new Thread(this::run, "publisher-" + topic);
    }

    /**
     * @param recordsPerSecond an even pace, or {@link #UNLIMITED}
     */
    public static Publisher start(String bootstrapServers, String topic, Traffic traffic, int recordsPerSecond) {
        Publisher publisher = new Publisher(bootstrapServers, topic, traffic, recordsPerSecond);
        publisher.thread.start();
        return publisher;
    }

    private void run() {
        long start = System.nanoTime();
        long sent = 0;
        try {
            while (stop.getCount() > 0) {
                Optional<RawRecord> next = traffic.next();
                if (next.isEmpty()) {
                    break;
                }
                send(next.get());
                keepPace(start, ++sent);
            }
            producer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void send(RawRecord raw) {
        var unused = producer.send(new ProducerRecord<>(topic, raw.key(), raw.value()), (metadata, refusal) -> {
            if (refusal == null) {
                published.incrementAndGet();
            } else {
                failure = refusal;
                stop.countDown();
            }
        });
    }

    private void keepPace(long start, long sent) throws InterruptedException {
        if (recordsPerSecond == UNLIMITED) {
            return;
        }
        long dueNanos = start + sent * TimeUnit.SECONDS.toNanos(1) / recordsPerSecond;
        long early = dueNanos - System.nanoTime();
        if (early > 0) {
            boolean unused = stop.await(early, TimeUnit.NANOSECONDS);
        }
    }

    /** Records that the city's cluster has acknowledged. */
    public long published() {
        return published.get();
    }

    /** Whether all traffic was published, or it failed. */
    public boolean isDone() {
        return !thread.isAlive();
    }

    /** Why it ended early; absent where it did not. */
    public @Nullable Exception failure() {
        return failure;
    }

    /** Stops, sends what it holds, and ends its thread. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
