package io.tributary.mirror.fanout;

import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import java.time.Duration;

/**
 * What the routes of one site need to know.
 *
 * @param cluster            Kafka client properties of the site's cluster; the common ones may hold any property of Kafka
 *     Streams too, such as {@code num.stream.threads}
 * @param topicCheckInterval between two looks at the topics of routes
 * @param replication        of derived topics that are created; -1: the brokers' default
 */
public record FanOutSettings(SiteCode site, ClientProperties cluster, Duration topicCheckInterval, short replication) {

    public FanOutSettings {
        if (topicCheckInterval.isNegative() || topicCheckInterval.isZero()) {
            throw new IllegalArgumentException("the interval between two looks at topics is a positive duration");
        }
    }

    /** The same for all instances at the site: they share the partitions. */
    public String applicationId() {
        return "tributary.routes." + site.value();
    }
}
