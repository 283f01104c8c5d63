package io.tributary.mirror.replay;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.record.TimestampBounds;
import java.time.Duration;

/**
 * Where runs work.
 *
 * @param worker              for people: who runs them, such as a gateway's instance
 * @param timestamps          which ones are sent as they are
 * @param transactionTimeout  after which the upstream aborts what a lost worker left open
 * @param upstreamReplication of topics that are created at the upstream; -1: the brokers' default
 */
public record ReplaySettings(
        SiteCode site,
        String worker,
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

    TributaryException recreated(String topic) {
        return new TributaryException(
                FaultCode.SOURCE_RECREATED,
                clusterDescription() + ": topic '" + topic
                        + "' was deleted and made anew since the run began; the rest of the run went with it. Begin a new"
                        + " one with --again");
    }

    /** Holds how far every run of the site is; compacted. */
    String journalTopic() {
        return "tributary.replay." + site;
    }
}
