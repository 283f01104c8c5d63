package io.tributary.demo.cluster;

import io.tributary.demo.network.TcpProxy;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one embedded cluster needs.
 *
 * @param name       for messages and threads
 * @param folder     where the broker keeps its data; made where it is missing, and never removed by the cluster
 * @param properties broker properties by their Kafka names; they win over the cluster's own
 * @param link       a second way in, through a proxy; absent: there is the direct one only
 */
public record ClusterSettings(
        String name,
        Path folder,
        Map<String, String> properties,
        @Nullable Link link) {

    public ClusterSettings {
        properties = Map.copyOf(properties);
    }

    public static ClusterSettings of(String name, Path folder) {
        return new ClusterSettings(name, folder, Map.of());
    }

    public ClusterSettings(String name, Path folder, Map<String, String> properties) {
        this(name, folder, properties, null);
    }

    /** The same cluster with a second listener, whose clients are sent to the proxy's port for everything. */
    public ClusterSettings behind(TcpProxy proxy) {
        return new ClusterSettings(name, folder, properties, new Link(proxy.targetPort(), proxy.port()));
    }

    /**
     * A listener that clients reach through a proxy only.
     *
     * @param listenPort     where the broker listens and the proxy connects
     * @param advertisedPort where the proxy listens, which the broker tells its clients
     */
    public record Link(int listenPort, int advertisedPort) {}
}
