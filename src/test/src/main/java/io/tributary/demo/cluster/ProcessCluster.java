package io.tributary.demo.cluster;

import io.tributary.demo.network.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka cluster whose nodes are child processes, so that each can be killed, frozen and started again. Clients come in
 * directly, or from afar through a proxy in front of each node.
 *
 * <p><b>Threading:</b> one thread controls it; anything may connect.
 *
 * <p><b>Failure:</b> a node that does not start throws {@link IllegalStateException} with the end of its log.
 */
public final class ProcessCluster implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProcessClusterSettings settings;
    private final List<NodePlan> plans;
    private final List<BrokerProcess> nodes = new ArrayList<>();
    private final Admin admin;

    private ProcessCluster(ProcessClusterSettings settings, List<NodePlan> plans) {
        this.settings = settings;
        this.plans = plans;
        this.admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers(),
                "reconnect.backoff.max.ms", "200",
                "request.timeout.ms", "5000",
                "default.api.timeout.ms", "30000"));
    }

    /** Formats the folders, starts all nodes, and returns when they take requests. */
    public static ProcessCluster start(ProcessClusterSettings settings) {
        List<NodePlan> plans = new ArrayList<>();
        for (int id = 1; id <= settings.nodes(); id++) {
            plans.add(NodePlan.of(id, settings.network() == null));
        }
        ProcessCluster cluster = new ProcessCluster(settings, List.copyOf(plans));
        try {
            cluster.format();
            cluster.nodes.forEach(BrokerProcess::start);
            cluster.awaitAll();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void format() {
        String clusterId = StorageFolder.newId();
        String voters = plans.stream().map(NodePlan::voter).collect(Collectors.joining(","));
        ProcessClusterSettings.Network network = settings.network();
        for (NodePlan plan : plans) {
            StorageFolder.format(settings.dataOf(plan.id()), plan.id(), clusterId, voters);
            Path folder = settings.folder().resolve("node-" + plan.id());
            nodes.add(new BrokerProcess(
                    "node " + plan.id() + " of the cluster " + settings.name(),
                    plan.id(),
                    folder,
                    plan.properties(settings, plans),
                    network == null ? List.of() : network.launcher(),
                    settings.homeOf(plan.id())));
        }
    }

    /** Waits until all nodes are up and known to the controllers. */
    public void awaitAll() {
        long deadline = System.nanoTime() + START.toNanos();
        while (servingNodes() < nodes.size()) {
            for (BrokerProcess node : nodes) {
                if (!node.isAlive()) {
                    throw new IllegalStateException(node.name() + " ended; its log ends:\n" + node.endOfLog());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the cluster " + settings.name() + " has not come up within "
                        + START.toSeconds() + " s; the log of its first node ends:\n"
                        + nodes.get(0).endOfLog());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private int servingNodes() {
        try {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster " + settings.name() + " came up", e);
        }
    }

    public String name() {
        return settings.name();
    }

    /** By their ids, which begin with 1. */
    public List<BrokerProcess> nodes() {
        return List.copyOf(nodes);
    }

    public String bootstrapServers() {
        return plans.stream().map(plan -> plan.near(settings)).collect(Collectors.joining(","));
    }

    /** Where clients connect that are to come over the link. */
    public String bootstrapServersOverLink() {
        return plans.stream().map(plan -> plan.far(settings)).collect(Collectors.joining(","));
    }

    /** The proxies in front of the nodes; none in a network of its own. */
    public List<TcpProxy> links() {
        List<TcpProxy> links = new ArrayList<>();
        for (NodePlan plan : plans) {
            TcpProxy proxy = plan.proxy();
            if (proxy != null) {
                links.add(proxy);
            }
        }
        return links;
    }

    /** An administrator's client of this cluster, closed with it. */
    public Admin admin() {
        return admin;
    }

    /** Creates a topic that lives on all nodes, and waits until they serve it. */
    public void createTopic(String topic, int partitions, Map<String, String> configuration) {
        new ClusterTopics(name(), admin).create(topic, partitions, (short) nodes.size(), configuration);
    }

    /** Kills what still runs. The data folders are left to who made them. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
        nodes.forEach(BrokerProcess::close);
        links().forEach(TcpProxy::close);
    }
}
