package io.tributary.link;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A record to the urgent flow at an even pace, each sent at once.
 *
 * <p><b>Threading:</b> owns one thread, ended when {@link #close()} returns.
 */
final class Pulse implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final long pauseNanos;
    private final Thread thread = new Thread(this::run, "pulse");
    private volatile boolean beating = true;
    private volatile long sent;

    private Pulse(String cityServers, int perSecond) {
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cityServers, "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static Pulse start(String cityServers, int perSecond) {
        Pulse pulse = new Pulse(cityServers, perSecond);
        pulse.thread.start();
        return pulse;
    }

    private void run() {
        long due = System.nanoTime();
        for (long count = 0; beating; count++) {
            sent = count + 1;
            String alarm = "{\"n\":%d,\"station\":\"330100-%d\",\"text\":\"水位超过警戒线，现为 %d 厘米\"}"
                    .formatted(count, count % 97, 700 + count % 211);
            var unused =
                    producer.send(new ProducerRecord<>(ThinSite.URGENT_TOPIC, alarm.getBytes(StandardCharsets.UTF_8)));
            due += pauseNanos;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    long sent() {
        return sent;
    }

    @Override
    public void close() {
        beating = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
