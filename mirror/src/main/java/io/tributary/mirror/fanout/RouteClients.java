package io.tributary.mirror.fanout;

import io.tributary.mirror.client.HalfOpened;
import io.tributary.mirror.client.KafkaClients;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of the routes' streams. Where the machine's clock is set, their consumers fail, and their threads are replaced.
 *
 * <p>Streams that cannot be made leave the clients open that they were given until then; those are closed here.
 *
 * <p><b>Threading:</b> any thread.
 */
final class RouteClients implements KafkaClientSupplier, AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final HalfOpened unowned = new HalfOpened();
    private boolean areStreamsMade;

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        Admin admin = Admin.create(config);
        remember(() -> admin.close(CLOSE_WITHIN));
        return admin;
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        remember(() -> producer.close(CLOSE_WITHIN));
        return producer;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Consumer<byte[], byte[]> consumer = KafkaClients.watched(
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        remember(() -> consumer.close(CloseOptions.timeout(CLOSE_WITHIN)));
        return consumer;
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    private synchronized void remember(AutoCloseable closing) {
        if (!areStreamsMade) {
            unowned.add(closing);
        }
    }

    /** There are streams now, which close their clients themselves, those of threads that are replaced among them. */
    synchronized void handOver() {
        areStreamsMade = true;
        unowned.keep();
    }

    /** Closes what was not handed over. */
    @Override
    public synchronized void close() {
        unowned.close();
    }
}
