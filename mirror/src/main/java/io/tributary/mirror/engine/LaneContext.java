package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.headroom.HeadroomWatch;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.SpentTime;
import io.tributary.mirror.lifecycle.StopSignal;
import io.tributary.mirror.pressure.UpstreamGuard;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.topics.TopicPlan;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * What a lane's stream shares with the rest of the engine.
 *
 * @param lane      what it has in common with the other streams of its lane
 * @param planned   whether a flow is of this lane, by the contracts or by the newest look
 * @param plans     the newest look at the topics
 * @param lookAgain has the topics looked at anew, soon
 * @param zone      of the site's clock
 * @param cluster   the site's cluster, for people
 * @param custody   which stream has hold of which partition
 * @param tallies   by source topic
 * @param headroom  tells why records were lost
 * @param spent     what the stream's time goes on
 * @param timestamps which ones are sent as they are
 */
record LaneContext(
        SiteCode site,
        StreamId stream,
        Lane lane,
        Membership membership,
        BooleanSupplier planned,
        Supplier<TopicPlan> plans,
        Runnable lookAgain,
        Custody custody,
        Function<String, TopicTally> tallies,
        MirrorObserver observer,
        Clock clock,
        ZoneId zone,
        StopSignal stop,
        String cluster,
        UpstreamGuard guard,
        LaneFaults faults,
        HeadroomWatch headroom,
        SpentTime spent,
        TimestampBounds timestamps) {

    TopicPlan plan() {
        return plans.get();
    }

    LaneSettings settings() {
        return lane.settings();
    }

    /** Whether there is or may be work for the stream; what it still has hold of must be settled first. */
    boolean isNeeded() {
        return custody.isHolder(stream) || (stream.number() < settings().streams() && planned.getAsBoolean());
    }

    TopicTally tally(String sourceTopic) {
        return tallies.apply(sourceTopic);
    }

    /** Does something at the site's cluster, whose faults are not the upstream's. */
    <T> T atCluster(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException | TributaryException e) {
            throw new SiteClusterException(KafkaFaults.translate(e, cluster));
        }
    }
}
