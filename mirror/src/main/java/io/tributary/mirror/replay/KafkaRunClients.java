package io.tributary.mirror.replay;

import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** Clients of two real clusters: good defaults first, then the user's properties, then those on which delivery rests. */
final class KafkaRunClients implements RunClients {

    private final ReplaySettings settings;
    private final RunName run;
    private final String id;

    KafkaRunClients(ReplaySettings settings, RunName run) {
        this.settings = settings;
        this.run = run;
        this.id = "tributary." + settings.site() + ".replay." + run;
    }

    @Override
    public Journal journal() {
        return Journal.read(settings);
    }

    @Override
    public RunTopics topics() {
        return KafkaRunTopics.open(settings, run);
    }

    @Override
    public Consumer<byte[], byte[]> source() {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", id + ".source");
        defaults.put("max.poll.records", "2000");
        defaults.put("fetch.max.bytes", Integer.toString(16 << 20));
        try {
            return KafkaClients.consumer(settings.cluster(), defaults, Map.of("auto.offset.reset", "none"));
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, settings.clusterDescription());
        }
    }

    /** With one transactional id for the whole site: a second worker of the run shuts out the first. */
    @Override
    public RunTransaction transaction() {
        Map<String, Object> defaults = producerDefaults();
        Map<String, Object> forced = Map.of(
                "transactional.id",
                id,
                "transaction.timeout.ms",
                Long.toString(settings.transactionTimeout().toMillis()));
        return new RunTransaction(
                KafkaClients.producer(settings.upstream(), defaults, forced),
                settings.journalTopic(),
                maxRecordBytes(KafkaClients.producerConfig(settings.upstream(), defaults, forced)));
    }

    private Map<String, Object> producerDefaults() {
        long timeout = settings.transactionTimeout().toMillis();
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", id);
        defaults.put("compression.type", "zstd");
        defaults.put("batch.size", Integer.toString(256 * 1024));
        defaults.put("linger.ms", "5");
        defaults.put("buffer.memory", Integer.toString(64 << 20));
        defaults.put("max.request.size", Integer.toString(16 << 20));
        // All of them shorter than the transaction, so that a transaction is given up by us and not by the broker.
        defaults.put("request.timeout.ms", Long.toString(Math.max(1_000, timeout / 4)));
        defaults.put("delivery.timeout.ms", Long.toString(Math.max(2_000, timeout * 3 / 4)));
        defaults.put("max.block.ms", Long.toString(Math.max(2_000, timeout / 2)));
        return defaults;
    }

    /** What a producer so configured can send in one record. */
    static int maxRecordBytes(Map<String, Object> config) {
        long request = Long.parseLong(String.valueOf(config.get("max.request.size")));
        long buffer = Long.parseLong(String.valueOf(config.get("buffer.memory")));
        return (int) Math.min(request, Math.min(buffer / 2, Integer.MAX_VALUE));
    }
}
