package io.tributary.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to all flows, at an even pace, from a thread of its own. Of ten records one is refused and one is filtered; one
 * in fifty has a timestamp that is off by up to ten years.
 *
 * <p><b>Threading:</b> one thread controls it.
 */
final class Load implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(6);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int WILD = 50;
    private static final long TEN_YEARS_MILLIS = TimeUnit.DAYS.toMillis(3_650);

    private final String cityServers;
    private final List<Flow> flows;
    private final Map<Flow, Integer> partitions = new ConcurrentHashMap<>();
    private final Map<Flow, AtomicLong> acknowledged = new ConcurrentHashMap<>();
    private final Map<Flow, Producer<byte[], byte[]>> producers = new ConcurrentHashMap<>();
    private volatile boolean flowing;
    private @Nullable Thread thread;
    private long count;

    Load(String cityServers, List<Flow> flows) {
        this.cityServers = cityServers;
        this.flows = List.copyOf(flows);
        for (Flow flow : flows) {
            acknowledged.put(flow, new AtomicLong());
            resume(flow, flow.partitions());
        }
    }

    /** Begins to publish; returns at once. */
    void start() {
        flowing = true;
        Thread next = new Thread(this::run, "load");
        thread = next;
        next.start();
    }

    private void run() {
        while (flowing) {
            flows.forEach(this::publish);
            count++;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void publish(Flow flow) {
        Producer<byte[], byte[]> producer = producers.get(flow);
        if (producer == null) {
            return;
        }
        String value = count % 10 == 3 ? "101" : count % 10 == 5 ? "-;" : Long.toString(count % 100);
        String record = "{\"n\":" + count + ",\"v\":\"" + value + "\",\"keep\":" + (count % 10 != 7) + "}";
        int partition = (int) (count % partitions.getOrDefault(flow, 1));
        AtomicLong arrived = acknowledged.getOrDefault(flow, new AtomicLong());
        try {
            var unused = producer.send(
                    new ProducerRecord<>(
                            flow.sourceTopic(), partition, timestamp(), null, record.getBytes(StandardCharsets.UTF_8)),
                    (metadata, refusal) -> {
                        if (refusal == null) {
                            arrived.incrementAndGet();
                        }
                    });
        } catch (RuntimeException closed) {
            // The topic of this flow is being deleted: nobody promised this record anything.
            if (!flow.isMadeAnew()) {
                throw closed;
            }
        }
    }

    private @Nullable Long timestamp() {
        long now = System.currentTimeMillis();
        return count % WILD == 0 ? now - count * 7_919_000_003L % TEN_YEARS_MILLIS : null;
    }

    /** Ends the stream; all records are acknowledged when this returns, but those of a topic that was deleted. */
    void stop() {
        flowing = false;
        Thread last = thread;
        if (last != null) {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the load ended", e);
            }
            thread = null;
        }
        producers.values().forEach(Producer::flush);
    }

    int partitions(Flow flow) {
        return partitions.getOrDefault(flow, 0);
    }

    /** What the city's cluster has acknowledged so far. */
    long acknowledged(Flow flow) {
        return acknowledged.getOrDefault(flow, new AtomicLong()).get();
    }

    /** From now on the topic has that many partitions. */
    void spread(Flow flow, int over) {
        partitions.put(flow, over);
    }

    /** Publishes nothing to a flow; what is under way may get lost. */
    void suspend(Flow flow) {
        Producer<byte[], byte[]> last = producers.remove(flow);
        if (last != null) {
            last.close(Duration.ZERO);
        }
    }

    /** Publishes to a new topic of the flow. */
    void resume(Flow flow, int over) {
        spread(flow, over);
        producers.put(
                flow,
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", cityServers,
                                "linger.ms", "5",
                                "reconnect.backoff.max.ms", "200",
                                "max.block.ms", "60000"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    @Override
    public void close() {
        flowing = false;
        producers.values().forEach(producer -> producer.close(LAST_WORDS));
    }
}
