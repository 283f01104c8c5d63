package io.tributary.mirror.engine;

import io.tributary.core.flow.Delivery;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.headroom.HeadroomWatch;
import io.tributary.mirror.lane.LaneSettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes the engine's Kafka clients: good defaults first, then the user's properties, then those on which exactly-once
 * rests ({@link ForcedProperties}).
 *
 * <p><b>Threading:</b> any thread. Who asks for a client closes it.
 */
final class EngineClients {

    private static final long MAX_REQUEST_BYTES = 16 << 20;
    /** Some portions of a thin line. */
    private static final long PORTIONED_POLL = 200;

    private static final long WHOLE_POLL = 2_000;

    private final MirrorSettings settings;

    EngineClients(MirrorSettings settings) {
        this.settings = settings;
    }

    String clusterDescription() {
        return "the cluster of site " + settings.site() + " at "
                + settings.cluster().bootstrapServers();
    }

    String upstreamDescription() {
        return "the upstream at " + settings.upstream().bootstrapServers();
    }

    Admin clusterAdmin(String role) {
        return KafkaClients.admin(settings.cluster(), clientId(role));
    }

    Admin upstreamAdmin(String role) {
        return KafkaClients.admin(settings.upstream(), clientId(role));
    }

    /** Reads what a stream mirrors. */
    Consumer<byte[], byte[]> source(StreamId stream, LaneSettings bounds) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", clientId("source-" + stream));
        // What is beyond a portion waits in the heap, uncompressed; what stays in the consumer's buffer is not.
        boolean isPortioned = Double.isFinite(settings.link().portionBytes(bounds.rate()));
        defaults.put(
                "max.poll.records",
                Long.toString(Math.min(isPortioned ? PORTIONED_POLL : WHOLE_POLL, bounds.recordsPerStream())));
        // What is fetched ahead counts against the heap too.
        long fetch = Math.min(
                Math.min(bounds.bytesPerStream(), 16L << 20), settings.link().fetchBytes());
        defaults.put("fetch.max.bytes", Long.toString(fetch));
        defaults.put("max.partition.fetch.bytes", Long.toString(Math.min(fetch, 1L << 20)));
        return KafkaClients.consumer(settings.cluster(), defaults, Map.of("auto.offset.reset", "none"));
    }

    /** Looks at single records of source topics, uncommitted ones included: they take room and time as well. */
    Consumer<byte[], byte[]> headroom() {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", clientId("headroom"));
        Map<String, Object> forced = Map.of(
                "auto.offset.reset", "none",
                "isolation.level", "read_uncommitted",
                "max.poll.records", "500",
                // One batch a partition is more than enough.
                "max.partition.fetch.bytes", "16384",
                "fetch.min.bytes", "1");
        return KafkaClients.spanReader(settings.cluster(), defaults, forced);
    }

    HeadroomWatch headroomWatch(Clock clock) {
        return new HeadroomWatch(
                settings.headroom(),
                () -> clusterAdmin("headroom"),
                this::headroom,
                settings.cluster().bootstrapServers(),
                clusterDescription(),
                clock);
    }

    /** Holds this instance's membership in the site's group; it never reads a record. */
    Consumer<byte[], byte[]> membership(String protocol) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", clientId("membership"));
        if (protocol.equals("consumer")) {
            defaults.put("group.protocol", protocol);
        } else {
            defaults.put("session.timeout.ms", "10000");
            defaults.put("heartbeat.interval.ms", "2000");
            defaults.put(
                    "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        }
        Map<String, Object> forced = Map.of(
                "group.id",
                LedgerTopics.group(settings.site()),
                // Static, so that a restarted instance can take the place of the one that was killed.
                "group.instance.id",
                settings.instance(),
                // Never used, because nothing is read; it must only not throw.
                "auto.offset.reset",
                "latest");
        return KafkaClients.consumer(settings.upstream(), defaults, forced);
    }

    /** Reads ledger topics by assignment, outside any group. */
    Consumer<byte[], byte[]> ledgerReader(StreamId stream) {
        return ledgerReader("ledger-" + stream);
    }

    Consumer<byte[], byte[]> ledgerReader(String role) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", clientId(role));
        return KafkaClients.spanReader(settings.upstream(), defaults, Map.of("auto.offset.reset", "none"));
    }

    /** Sends what a stream mirrors, in transactions at the upstream where its delivery is exactly once. */
    Producer<byte[], byte[]> mirrored(StreamId stream, LaneSettings bounds) {
        return KafkaClients.producer(settings.upstream(), mirroredDefaults(stream, bounds), delivery(stream));
    }

    private Map<String, Object> mirroredDefaults(StreamId stream, LaneSettings bounds) {
        long timeout = settings.transactionTimeout().toMillis();
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", clientId("mirror-" + stream));
        defaults.put("compression.type", "zstd");
        defaults.put("batch.size", Integer.toString(settings.link().batchBytes()));
        defaults.put(
                "linger.ms", Long.toString(settings.link().linger(stream.lane()).toMillis()));
        // The kernel knows what the path can carry; Kafka's own sizes are for a short one.
        defaults.put("send.buffer.bytes", "-1");
        defaults.put("receive.buffer.bytes", "-1");
        // Twice the bound, so that send() never waits for room: the bound on records in flight comes first. The largest
        // record has room however small the part of one stream is.
        defaults.put("buffer.memory", Long.toString(2 * Math.max(bounds.bytesPerStream(), MAX_REQUEST_BYTES)));
        defaults.put("max.request.size", Long.toString(MAX_REQUEST_BYTES));
        // All of them shorter than the transaction, so that a transaction is given up by us and not by the broker.
        defaults.put("request.timeout.ms", Long.toString(Math.max(1_000, timeout / 4)));
        defaults.put("delivery.timeout.ms", Long.toString(Math.max(2_000, timeout * 3 / 4)));
        defaults.put("max.block.ms", Long.toString(Math.max(2_000, timeout / 2)));
        return defaults;
    }

    private Map<String, Object> delivery(StreamId stream) {
        if (stream.delivery() != Delivery.EXACTLY_ONCE) {
            return Map.of();
        }
        return Map.of(
                "transactional.id",
                "tributary." + settings.site() + "." + settings.instance() + "." + stream,
                "transaction.timeout.ms",
                Long.toString(settings.transactionTimeout().toMillis()));
    }

    /** What the producer of a stream can send in one record at most, by its own bounds. */
    int maxRecordBytes(StreamId stream, LaneSettings bounds) {
        Map<String, Object> config =
                KafkaClients.producerConfig(settings.upstream(), mirroredDefaults(stream, bounds), delivery(stream));
        long request = Long.parseLong(String.valueOf(config.get("max.request.size")));
        long buffer = Long.parseLong(String.valueOf(config.get("buffer.memory")));
        return (int) Math.min(request, Math.min(buffer / 2, Integer.MAX_VALUE));
    }

    /** Sends dead letters to the site's own cluster. */
    Producer<byte[], byte[]> deadLetters(StreamId stream) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("client.id", clientId("dead-letters-" + stream));
        defaults.put("compression.type", "zstd");
        defaults.put("max.request.size", Integer.toString(64 << 20));
        defaults.put("buffer.memory", Integer.toString(64 << 20));
        defaults.put("request.timeout.ms", "5000");
        defaults.put("delivery.timeout.ms", "10000");
        defaults.put("max.block.ms", "10000");
        return KafkaClients.producer(settings.cluster(), defaults, Map.of());
    }

    private String clientId(String role) {
        return "tributary-" + settings.site() + "-" + settings.instance() + "-" + role;
    }
}
