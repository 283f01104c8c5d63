package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.topics.ClusterTopics;
import io.tributary.mirror.topics.TopicChoice;
import io.tributary.mirror.topics.TopicInspection;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Asks both clusters of a gateway what becomes of the topics of its site. */
final class SiteTopics {

    private SiteTopics() {}

    /**
     * @param topics that are asked about; empty: all of the site's cluster
     * @throws io.tributary.core.fault.TributaryException where a cluster does not answer or refuses the gateway
     */
    static List<TopicChoice> inspect(GatewaySettings gateway, List<Contract> contracts, Collection<String> topics) {
        ClientProperties own = gateway.clusters().own().clientProperties();
        ClientProperties upstream = gateway.clusters().upstream().clientProperties();
        String here = gateway.clusterName() + " at " + own.bootstrapServers();
        String there = "the upstream at " + upstream.bootstrapServers();
        try (Admin atCluster = admin(own, here);
                Admin atUpstream = admin(upstream, there)) {
            return new TopicInspection(
                            gateway.site().code(),
                            ClusterTopics.withPermissions(atCluster, here, -1),
                            ClusterTopics.withPermissions(atUpstream, there, -1))
                    .of(contracts, topics);
        }
    }

    private static Admin admin(ClientProperties properties, String description) {
        try {
            return KafkaClients.admin(properties, "tributary-explain");
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, description);
        }
    }
}
