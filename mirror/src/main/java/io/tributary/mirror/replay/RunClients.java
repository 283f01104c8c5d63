package io.tributary.mirror.replay;

import io.tributary.mirror.client.KafkaClients;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Makes the clients that move a run's records. Who asks for one closes it. */
final class RunClients {

    /** The largest record that the producer sends. */
    static final int MAX_REQUEST_BYTES = 16 << 20;

    private final ReplaySettings settings;
    private final String id;

    RunClients(ReplaySettings settings, RunName run) {
        this.settings = settings;
        this.id = "tributary." + settings.site() + ".replay." + run;
    }

    Consumer<byte[], byte[]> source() {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", id + ".source");
        defaults.put("max.poll.records", "2000");
        defaults.put("fetch.max.bytes", Integer.toString(16 << 20));
        return KafkaClients.consumer(settings.cluster(), defaults, Map.of("auto.offset.reset", "none"));
    }

    /** With one transactional id for the whole site: a second worker of the run shuts out the first. */
    Producer<byte[], byte[]> producer() {
        long timeout = settings.transactionTimeout().toMillis();
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", id);
        defaults.put("compression.type", "zstd");
        defaults.put("batch.size", Integer.toString(256 * 1024));
        defaults.put("linger.ms", "5");
        defaults.put("buffer.memory", Integer.toString(64 << 20));
        defaults.put("max.request.size", Integer.toString(MAX_REQUEST_BYTES));
        // All of them shorter than the transaction, so that a transaction is given up by us and not by the broker.
        defaults.put("request.timeout.ms", Long.toString(Math.max(1_000, timeout / 4)));
        defaults.put("delivery.timeout.ms", Long.toString(Math.max(2_000, timeout * 3 / 4)));
        defaults.put("max.block.ms", Long.toString(Math.max(2_000, timeout / 2)));
        return KafkaClients.producer(
                settings.upstream(),
                defaults,
                Map.of("transactional.id", id, "transaction.timeout.ms", Long.toString(timeout)));
    }
}
