package io.tributary.mirror.redrive;

import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.record.TimestampBounds;
import java.time.Duration;

/**
 * Where a redrive works.
 *
 * @param timestamps          which ones are sent as they are
 * @param transactionTimeout  of the site's gateways and of the redrive
 * @param upstreamReplication of topics that it creates at the upstream; -1: the brokers' default
 */
public record RedriveSettings(
        SiteCode site,
        ClientProperties cluster,
        ClientProperties upstream,
        TimestampBounds timestamps,
        Duration transactionTimeout,
        short upstreamReplication) {

    String clusterDescription() {
        return "the cluster of site " + site + " at " + cluster.bootstrapServers();
    }

    String upstreamDescription() {
        return "the upstream at " + upstream.bootstrapServers();
    }

    String clientId(String role) {
        return "tributary-" + site + "-redrive-" + role;
    }
}
