package io.tributary.demo.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster of one real broker inside this JVM, on loopback ports that stay the same for its life, so that it can be
 * stopped and started under its clients' feet.
 *
 * <p><b>Threading:</b> one thread starts, stops and closes; anything may connect.
 *
 * <p><b>Failure:</b> a broker that does not start throws {@link IllegalStateException} with the cause.
 */
public final class EmbeddedCluster implements AutoCloseable {

    // Metric names and threads of several brokers in one JVM are told apart by the node's id.
    private static final AtomicInteger NEXT_NODE_ID = new AtomicInteger(1);

    private final ClusterSettings settings;
    private final int nodeId;
    private final List<Integer> ports;
    private @Nullable KafkaRaftServer server;
    private @Nullable Admin admin;

    private EmbeddedCluster(ClusterSettings settings, int nodeId, List<Integer> ports) {
        this.settings = settings;
        this.nodeId = nodeId;
        this.ports = ports;
    }

    /** Formats the folder and starts the broker; returns when it takes requests. */
    public static EmbeddedCluster start(ClusterSettings settings) {
        EmbeddedCluster cluster = new EmbeddedCluster(settings, NEXT_NODE_ID.getAndIncrement(), FreePorts.pick(2));
        StorageFolder.format(settings, cluster.nodeId, cluster.ports.get(1));
        cluster.resume();
        return cluster;
    }

    public String name() {
        return settings.name();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.get(0);
    }

    /**
     * Where clients connect that are to come through the proxy.
     *
     * @throws IllegalStateException where the cluster has none
     */
    public String bootstrapServersOverLink() {
        ClusterSettings.Link link = settings.link();
        if (link == null) {
            throw new IllegalStateException("the cluster " + name() + " is not behind a proxy");
        }
        return "127.0.0.1:" + link.advertisedPort();
    }

    /** Starts the broker again, after {@link #interrupt()}, with the data it had. */
    public void resume() {
        if (server != null) {
            throw new IllegalStateException("the cluster " + name() + " runs already");
        }
        try {
            KafkaRaftServer started = new KafkaRaftServer(
                    new KafkaConfig(BrokerProperties.of(settings, nodeId, ports), false), Time.SYSTEM);
            started.startup();
            server = started;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the cluster " + name() + " at " + bootstrapServers() + " does not start: " + e.getMessage(), e);
        }
    }

    /** Stops the broker, as an outage would look to its clients. The data stays. */
    public void interrupt() {
        KafkaRaftServer running = server;
        if (running != null) {
            server = null;
            running.shutdown();
            running.awaitShutdown();
        }
    }

    /** An administrator's client of this cluster, closed with it. */
    public Admin admin() {
        Admin client = admin;
        if (client == null) {
            client = Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
            admin = client;
        }
        return client;
    }

    public void createTopic(String topic, int partitions) {
        createTopic(topic, partitions, Map.of());
    }

    /** Creates a topic and waits until the broker serves it. */
    public void createTopic(String topic, int partitions, Map<String, String> configuration) {
        topicsOfCluster().create(topic, partitions, (short) 1, configuration);
    }

    public Set<String> topics() {
        return topicsOfCluster().names();
    }

    private ClusterTopics topicsOfCluster() {
        return new ClusterTopics(name(), admin());
    }

    /** Stops the broker for good. The data folder is left to who made it. */
    @Override
    public void close() {
        if (admin != null) {
            admin.close();
            admin = null;
        }
        interrupt();
    }
}
