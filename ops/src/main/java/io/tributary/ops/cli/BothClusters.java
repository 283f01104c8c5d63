package io.tributary.ops.cli;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.ops.cluster.ClusterProbe;
import java.time.Duration;

/** A gateway's own cluster and its upstream, for commands that need both. */
final class BothClusters {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private BothClusters() {}

    /**
     * Asks both whether they are there, before anything begins, so that an address or a password that is wrong is told at once.
     *
     * @throws TributaryException naming the one that does not answer, or does not let this gateway in
     */
    static void reach(GatewaySettings gateway) {
        reach(gateway.clusterName(), gateway.clusters().own().clientProperties());
        reach("the upstream", gateway.clusters().upstream().clientProperties());
    }

    private static void reach(String cluster, ClientProperties properties) {
        try (ClusterProbe probe = new ClusterProbe(cluster, properties, PATIENCE)) {
            probe.reach();
        }
    }
}
