package io.tributary.mirror.engine;

import io.tributary.core.flow.LaneName;
import io.tributary.mirror.lane.ByteRate;
import io.tributary.mirror.lane.LanePace;
import io.tributary.mirror.lane.LinkSettings;
import io.tributary.mirror.lane.LinkShare;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The site's link as this instance may use it. Limits are the whole site's; an instance has the part of them that it owns of
 * the partitions, and since no partition has two owners, all parts together are never more than the whole.
 *
 * <p><b>Threading:</b> any thread.
 */
final class SiteLink {

    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration UNKNOWN_ROUND_TRIP = Duration.ofMillis(100);

    private final LinkSettings declared;
    private final RoundTrips roundTrips = new RoundTrips();
    private final LongSupplier nanoTicker;
    private final LinkShare share;
    private final Map<LaneName, Part> parts = new HashMap<>();
    private Part whole = Part.NONE;
    private TopicPlan followed = TopicPlan.NOTHING_YET;
    private int followedGrants;
    private long followedNanos;

    SiteLink(LinkSettings declared, LongSupplier nanoTicker) {
        this.declared = declared;
        this.nanoTicker = nanoTicker;
        this.share = new LinkShare(nanoTicker);
        this.followedNanos = nanoTicker.getAsLong() - LOOK_EVERY_NANOS;
        carry();
    }

    /** Partitions that this instance owns, of all that are planned. */
    private record Part(long owned, long planned) {

        static final Part NONE = new Part(0, 0);

        Part plus(Part other) {
            return new Part(owned + other.owned, planned + other.planned);
        }

        /** Who owns nothing sends nothing; the smallest part then does no harm. */
        double of() {
            return planned == 0 ? 1 : (double) Math.max(1, owned) / planned;
        }
    }

    RoundTrips roundTrips() {
        return roundTrips;
    }

    /** Absent before it was. */
    @Nullable
    Duration measuredRoundTrip() {
        return roundTrips.least();
    }

    /** What a lane may have on the wire and not acknowledged. */
    double mostOnTheWire() {
        Duration measured = roundTrips.least();
        return declared.inFlightBytes(measured == null ? UNKNOWN_ROUND_TRIP : measured);
    }

    /** What a lane with this rate of its own may hand over at once, on the wire. */
    double portionBytes(@Nullable ByteRate own) {
        return declared.portionBytes(own);
    }

    LanePace pace(LaneName lane) {
        return share.lane(lane);
    }

    /** Takes up, at most once a second, what is planned and owned now. */
    synchronized void follow(TopicPlan plan, Tenure tenure) {
        long now = nanoTicker.getAsLong();
        boolean same = plan == followed && tenure.grants().size() == followedGrants;
        if (same && now - followedNanos < LOOK_EVERY_NANOS) {
            return;
        }
        followed = plan;
        followedGrants = tenure.grants().size();
        followedNanos = now;
        parts.clear();
        whole = Part.NONE;
        for (SourceTopic topic : plan.ready().values()) {
            Part part = part(topic, tenure);
            parts.merge(topic.contract().definition().lane(), part, Part::plus);
            whole = whole.plus(part);
        }
        carry();
    }

    private static Part part(SourceTopic topic, Tenure tenure) {
        long owned = 0;
        for (int partition = 0; partition < topic.partitions(); partition++) {
            if (tenure.grant(new TopicPartition(topic.ledgerTopic(), partition)).isPresent()) {
                owned++;
            }
        }
        return new Part(owned, topic.partitions());
    }

    private void carry() {
        share.carry(
                declared.bandwidth() == null
                        ? Double.POSITIVE_INFINITY
                        : declared.bandwidth().bytesPerSecond() * whole.of());
    }

    /** This instance's part of a limit of the lane; 1 for all of it. */
    synchronized double partOf(LaneName lane) {
        return parts.getOrDefault(lane, Part.NONE).of();
    }
}
