package io.tributary.mirror.engine;

import io.tributary.core.flow.LaneName;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.headroom.HeadroomSettings;
import io.tributary.mirror.lane.LaneChange;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.mirror.record.TimestampBounds;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the mirror of one site needs to know.
 *
 * @param instance           names this gateway among those of its site; the same after a restart, and unique
 * @param cluster            Kafka client properties for the site's own cluster
 * @param upstream           Kafka client properties for the cluster it mirrors to
 * @param lanes              a lane that is not named here has {@link LaneSettings#of}
 * @param link               the site's link to the upstream
 * @param zone               of the site's clock, by which lanes have their hours
 * @param maxInFlightRecords  of all lanes together: handed to producers and not acknowledged
 * @param maxInFlightBytes    their keys, values and headers
 * @param timestamps         which ones are sent as they are
 * @param keepsPlaceOnStop   a stop leaves this instance a member of the group, so that its partitions wait for its return
 *     until its session ends instead of moving twice
 * @param transactionTimeout after which the upstream aborts what a lost instance left open
 * @param topicCheckInterval between two looks at topics, partitions and topic ids
 * @param upstreamReplication of topics that the gateway creates at the upstream; -1: the brokers' default
 * @param headroom           how the retention of source topics is watched
 */
public record MirrorSettings(
        SiteCode site,
        String instance,
        ClientProperties cluster,
        ClientProperties upstream,
        Map<LaneName, LaneSettings> lanes,
        LinkSettings link,
        ZoneId zone,
        long maxInFlightRecords,
        long maxInFlightBytes,
        TimestampBounds timestamps,
        boolean keepsPlaceOnStop,
        Duration transactionTimeout,
        Duration topicCheckInterval,
        short upstreamReplication,
        HeadroomSettings headroom) {

    public MirrorSettings {
        lanes = Map.copyOf(lanes);
        if (maxInFlightRecords < 1 || maxInFlightBytes < 1) {
            throw new IllegalArgumentException("a gateway lets at least something be in flight");
        }
        if (instance.isBlank()) {
            throw new IllegalArgumentException("a gateway instance has a name");
        }
        for (Map.Entry<LaneName, LaneSettings> lane : lanes.entrySet()) {
            check(lane.getKey(), lane.getValue(), transactionTimeout);
        }
    }

    private static void check(LaneName name, LaneSettings lane, Duration transactionTimeout) {
        if (lane.transactionInterval().multipliedBy(2).compareTo(transactionTimeout) > 0) {
            throw new IllegalArgumentException("the transaction-interval of lane " + name + ", "
                    + lane.transactionInterval() + ", is more than half of the transaction-timeout, "
                    + transactionTimeout + "; the brokers would abort its transactions");
        }
    }

    /**
     * A lane's settings with a change made at run time.
     *
     * @throws IllegalArgumentException where a lane cannot work so; it says why
     */
    public LaneSettings changed(LaneName name, LaneChange change) {
        LaneSettings changed = change.appliedTo(lane(name));
        check(name, changed, transactionTimeout);
        return changed;
    }

    public LaneSettings lane(LaneName name) {
        return lanes.getOrDefault(name, LaneSettings.of(name, link, transactionTimeout));
    }
}
