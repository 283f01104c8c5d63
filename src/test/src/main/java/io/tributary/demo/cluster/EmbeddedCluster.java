package io.tributary.demo.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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
    private static final long ADMIN_TIMEOUT_SECONDS = 30;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

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

    /** Creates a topic and waits until the broker serves it: the controller answers before the broker has learned it. */
    public void createTopic(String topic, int partitions, Map<String, String> configuration) {
        await(
                "creating the topic " + topic,
                () -> admin().createTopics(Set.of(new NewTopic(topic, partitions, (short) 1).configs(configuration)))
                        .all()
                        .get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ADMIN_TIMEOUT_SECONDS);
        while (!await("looking for the topic " + topic, () -> isServed(topic))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the cluster " + name() + " does not serve the new topic " + topic);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private boolean isServed(String topic) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            TopicDescription description = admin().describeTopics(Set.of(topic))
                    .allTopicNames()
                    .get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .get(topic);
            return description != null
                    && description.partitions().stream()
                            .allMatch(partition -> partition.leader() != null
                                    && !partition.leader().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    public Set<String> topics() {
        return await("listing topics", () -> admin().listTopics().names().get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    private <T> T await(String what, Answer<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(what + " failed on the cluster " + name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", e);
        }
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

    @FunctionalInterface
    private interface Answer<T> {
        T get() throws ExecutionException, InterruptedException, TimeoutException;
    }
}
