package io.tributary.mirror.engine;

import io.tributary.core.flow.LaneName;
import io.tributary.mirror.lane.LanePace;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.SlidingSum;
import io.tributary.mirror.pressure.InFlight;
import io.tributary.mirror.topics.TopicPlan;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the streams of one lane have in common: its settings, which may change while it runs, its bound on what is in
 * flight, its pace on the link, and what it has sent.
 *
 * <p><b>Threading:</b> any thread.
 */
final class Lane {

    private final LaneName name;
    private final InFlight inFlight;
    private final SiteLink link;
    private final LanePace pace;
    private final DoubleAdder wireBytes = new DoubleAdder();
    private final LongAdder recordBytes = new LongAdder();
    private final SlidingSum recentWireBytes = new SlidingSum(System::nanoTime);
    private volatile LaneSettings settings;

    Lane(LaneName name, LaneSettings settings, InFlight gateway, SiteLink link) {
        this.name = name;
        this.settings = settings;
        this.inFlight = InFlight.within(gateway, settings.maxInFlightRecords(), settings.maxInFlightBytes());
        this.link = link;
        this.pace = link.pace(name);
    }

    LaneName name() {
        return name;
    }

    LaneSettings settings() {
        return settings;
    }

    /** From now on; a stream takes most of it up at its next round, and the sizes of buffers with its next clients. */
    void change(LaneSettings changed) {
        settings = changed;
        inFlight.bound(changed.maxInFlightRecords(), changed.maxInFlightBytes());
    }

    /** What all streams of the lane have in flight together. */
    InFlight inFlight() {
        return inFlight;
    }

    LanePace pace() {
        return pace;
    }

    /** Has the pace follow what is planned and owned now, and the lane's settings. */
    void followLink(TopicPlan plan, Tenure tenure) {
        link.follow(plan, tenure);
        LaneSettings now = settings;
        pace.change(
                now.weight(),
                now.rate() == null ? Double.POSITIVE_INFINITY : now.rate().bytesPerSecond() * link.partOf(name));
    }

    /** What the lane may have on the wire and not acknowledged. */
    double mostOnTheWire() {
        return link.mostOnTheWire();
    }

    /** What may be handed to the link at once, on the wire. */
    double portionBytes() {
        return link.portionBytes(settings.rate());
    }

    void sent(WireMeter.Settlement settlement) {
        wireBytes.add(settlement.wireBytes());
        recordBytes.add(settlement.recordBytes());
        recentWireBytes.add(settlement.wireBytes());
    }

    /** Bytes on the wire since the start, framing included. */
    double wireBytes() {
        return wireBytes.sum();
    }

    /** Over the last half minute. */
    double wireBytesPerSecond() {
        return recentWireBytes.perSecond();
    }

    /** Keys, values and headers of what was sent, before compression. */
    long recordBytes() {
        return recordBytes.sum();
    }
}
