package io.tributary.mirror.engine;

import io.tributary.core.flow.LaneName;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LimitingFactor;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one lane stands at this instance. Rates and shares are of the last half minute.
 *
 * @param settings           as they hold now
 * @param isOpen             whether it is the lane's time of day
 * @param nextChange         when that is over, or begins; absent where it never does
 * @param assuredBytesPerSecond on the wire, that the lane has for sure; absent where nothing is bounded
 * @param wireBytesPerSecond sent, framing included
 * @param wireBytes          the same, since the start
 * @param recordBytes        keys, values and headers of what was sent since the start, before compression
 * @param inFlightRecords    handed over and not acknowledged
 * @param inFlightBytes      their keys, values and headers
 * @param spent              of the time of the lane's streams, by what they waited for: parts of 1; empty where they had
 *     nothing to do
 * @param roundTrip          to the upstream as it was measured; absent before it was
 */
public record LaneReport(
        LaneName lane,
        LaneSettings settings,
        boolean isOpen,
        @Nullable ZonedDateTime nextChange,
        @Nullable Double assuredBytesPerSecond,
        double wireBytesPerSecond,
        double wireBytes,
        long recordBytes,
        long inFlightRecords,
        long inFlightBytes,
        Map<LimitingFactor, Double> spent,
        @Nullable Duration roundTrip) {

    public LaneReport {
        spent = Map.copyOf(spent);
    }

    /** What takes most of the time; absent where there was nothing to do. */
    public @Nullable LimitingFactor limitingFactor() {
        return spent.entrySet().stream()
                .max(Map.Entry.<LimitingFactor, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
