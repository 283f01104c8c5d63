package io.tributary.mirror.engine;

import io.tributary.core.flow.LaneName;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.pressure.InFlight;

/**
 * What the streams of one lane have in common: its settings, which may change while it runs, and its bound on what is in
 * flight.
 *
 * <p><b>Threading:</b> any thread.
 */
final class Lane {

    private final LaneName name;
    private final InFlight inFlight;
    private volatile LaneSettings settings;

    Lane(LaneName name, LaneSettings settings, InFlight gateway) {
        this.name = name;
        this.settings = settings;
        this.inFlight = InFlight.within(gateway, settings.maxInFlightRecords(), settings.maxInFlightBytes());
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
}
