package io.tributary.demo.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The properties of a single combined node that starts in a second or two and keeps its internal topics small. */
final class BrokerProperties {

    private static final int CONTROLLER_PORT_INDEX = 1;

    private BrokerProperties() {}

    static Properties of(ClusterSettings settings, int nodeId, List<Integer> ports) {
        int brokerPort = ports.get(0);
        int controllerPort = ports.get(CONTROLLER_PORT_INDEX);
        Map<String, String> values = new HashMap<>();
        values.put("process.roles", "broker,controller");
        values.put("node.id", Integer.toString(nodeId));
        values.put("listeners", "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        values.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
        values.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        values.put("controller.listener.names", "CONTROLLER");
        values.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        values.put("log.dirs", settings.folder().toAbsolutePath().toString());
        values.put("auto.create.topics.enable", "false");
        ClusterSettings.Link link = settings.link();
        if (link != null) {
            addLink(values, link);
        }
        values.putAll(smallInternalTopics());
        values.putAll(shortTimes());
        values.putAll(settings.properties());
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }

    private static void addLink(Map<String, String> values, ClusterSettings.Link link) {
        values.merge("listeners", ",LINK://127.0.0.1:" + link.listenPort(), String::concat);
        values.merge("advertised.listeners", ",LINK://127.0.0.1:" + link.advertisedPort(), String::concat);
        values.merge("listener.security.protocol.map", ",LINK:PLAINTEXT", String::concat);
        values.put("inter.broker.listener.name", "PLAINTEXT");
    }

    private static Map<String, String> smallInternalTopics() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    /** A member that dies without a word is missed after seconds instead of most of a minute. */
    private static Map<String, String> shortTimes() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "group.consumer.min.session.timeout.ms", "1000",
                "group.consumer.session.timeout.ms", "6000",
                "group.consumer.min.heartbeat.interval.ms", "500",
                "group.consumer.heartbeat.interval.ms", "1000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                "broker.session.timeout.ms", "9000",
                "broker.heartbeat.interval.ms", "500",
                "log.cleaner.dedupe.buffer.size", "2097152");
    }
}
