package io.tributary.demo.cluster;

import io.tributary.demo.network.TcpProxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One node of a cluster of processes, before it is started.
 *
 * @param farPort   where it listens for clients that come over the link
 * @param directory the id of its data folder
 * @param proxy     in front of that port; absent where the network itself is the link
 */
record NodePlan(
        int id,
        int nearPort,
        int controllerPort,
        int farPort,
        String directory,
        @Nullable TcpProxy proxy) {

    private static final String LOOPBACK = "127.0.0.1";

    static NodePlan of(int id, boolean behindProxy) {
        List<Integer> ports = FreePorts.pick(3);
        int farPort = ports.get(2);
        return new NodePlan(
                id,
                ports.get(0),
                ports.get(1),
                farPort,
                StorageFolder.newId(),
                behindProxy ? TcpProxy.to(farPort) : null);
    }

    String voter() {
        return StorageFolder.voter(id, controllerPort, directory);
    }

    String near(ProcessClusterSettings cluster) {
        return nearHost(cluster) + ":" + nearPort;
    }

    String far(ProcessClusterSettings cluster) {
        return farHost(cluster) + ":" + (proxy == null ? farPort : proxy.port());
    }

    private static String nearHost(ProcessClusterSettings cluster) {
        ProcessClusterSettings.Network network = cluster.network();
        return network == null ? LOOPBACK : network.nearHost();
    }

    private static String farHost(ProcessClusterSettings cluster) {
        ProcessClusterSettings.Network network = cluster.network();
        return network == null ? LOOPBACK : network.farHost();
    }

    Properties properties(ProcessClusterSettings cluster, List<NodePlan> all) {
        Map<String, String> more = new HashMap<>();
        more.put(
                "listeners",
                "PLAINTEXT://" + near(cluster) + ",CONTROLLER://" + LOOPBACK + ":" + controllerPort + ",LINK://"
                        + farHost(cluster) + ":" + farPort);
        more.put("advertised.listeners", "PLAINTEXT://" + near(cluster) + ",LINK://" + far(cluster));
        more.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,LINK:PLAINTEXT");
        more.put("inter.broker.listener.name", "PLAINTEXT");
        more.put(
                "controller.quorum.bootstrap.servers",
                all.stream().map(node -> LOOPBACK + ":" + node.controllerPort).collect(Collectors.joining(",")));
        // A node that was killed comes back only when the session of its former life has ended.
        more.put("broker.session.timeout.ms", "3000");
        more.putAll(replication(all.size()));
        more.putAll(cluster.properties());
        ClusterSettings settings = new ClusterSettings(cluster.name(), cluster.dataOf(id), more);
        return BrokerProperties.of(settings, id, List.of(nearPort, controllerPort));
    }

    /** Everything lives on all nodes, and most of them are enough. */
    private static Map<String, String> replication(int nodes) {
        String replicas = Integer.toString(nodes);
        String most = Integer.toString(nodes / 2 + 1);
        return Map.of(
                "default.replication.factor", replicas,
                "min.insync.replicas", most,
                "offsets.topic.replication.factor", replicas,
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", most,
                "replica.lag.time.max.ms", "5000");
    }
}
