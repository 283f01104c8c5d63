package io.tributary.demo.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster of broker processes needs.
 *
 * @param name       for messages
 * @param folder     for the nodes' configuration and logs, and, where their homes name no other place, for their data
 * @param nodes      how many; each is a broker and a controller
 * @param homes      what is peculiar to a node, by the node's id from 1 on
 * @param properties broker properties by their Kafka names; they win over the cluster's own
 * @param network    where its nodes run; absent: on the loopback interface, with a proxy in front of each for clients from
 *     afar
 */
public record ProcessClusterSettings(
        String name,
        Path folder,
        int nodes,
        Map<Integer, Home> homes,
        Map<String, String> properties,
        @Nullable Network network) {

    public ProcessClusterSettings {
        homes = Map.copyOf(homes);
        properties = Map.copyOf(properties);
        if (nodes < 1) {
            throw new IllegalArgumentException("a cluster has at least one node; got " + nodes);
        }
    }

    public static ProcessClusterSettings of(String name, Path folder, int nodes) {
        return new ProcessClusterSettings(name, folder, nodes, Map.of(), Map.of(), null);
    }

    /** The same with something peculiar to one node. */
    public ProcessClusterSettings with(int node, Home home) {
        Map<Integer, Home> more = new HashMap<>(homes);
        more.put(node, home);
        return new ProcessClusterSettings(name, folder, nodes, more, properties, network);
    }

    /** The same with more options for the JVM of every node, which win over those that it has anyway. */
    public ProcessClusterSettings onJvm(List<String> options) {
        ProcessClusterSettings changed = this;
        for (int node = 1; node <= nodes; node++) {
            changed = changed.with(
                    node, new Home(homeOf(node).data(), homeOf(node).environment(), options));
        }
        return changed;
    }

    /** The same with more broker properties, which win over those that are there. */
    public ProcessClusterSettings with(Map<String, String> more) {
        Map<String, String> merged = new HashMap<>(properties);
        merged.putAll(more);
        return new ProcessClusterSettings(name, folder, nodes, homes, merged, network);
    }

    /** The same in a network of its own. */
    public ProcessClusterSettings in(Network place) {
        return new ProcessClusterSettings(name, folder, nodes, homes, properties, place);
    }

    Path dataOf(int node) {
        Path own = homeOf(node).data();
        return own == null ? folder.resolve("node-" + node).resolve("data") : own;
    }

    Home homeOf(int node) {
        return homes.getOrDefault(node, new Home(null, Map.of()));
    }

    /**
     * What is peculiar to a node.
     *
     * @param data        where it keeps its data; absent: in the cluster's folder
     * @param environment of its process, added to this one's
     * @param jvmOptions  added to those that every node has
     */
    public record Home(@Nullable Path data, Map<String, String> environment, List<String> jvmOptions) {

        public Home {
            environment = Map.copyOf(environment);
            jvmOptions = List.copyOf(jvmOptions);
        }

        public Home(@Nullable Path data, Map<String, String> environment) {
            this(data, environment, List.of());
        }
    }

    /**
     * Where nodes listen that are not on the loopback interface.
     *
     * @param nearHost for clients that come in directly
     * @param farHost  for clients that come over the link
     * @param launcher put before the command of each node, to run it there
     */
    public record Network(String nearHost, String farHost, List<String> launcher) {

        public Network {
            launcher = List.copyOf(launcher);
        }
    }
}
