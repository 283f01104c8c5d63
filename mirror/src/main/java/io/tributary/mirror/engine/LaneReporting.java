package io.tributary.mirror.engine;

import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LimitingFactor;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;

/** Puts together how a lane stands. <b>Threading:</b> any thread. */
final class LaneReporting {

    private final SiteLink link;
    private final Clock clock;

    LaneReporting(SiteLink link, Clock clock, ZoneId zone) {
        this.link = link;
        this.clock = clock.withZone(zone);
    }

    LaneReport of(LaneStreams streams) {
        Lane lane = streams.lane();
        LaneSettings settings = lane.settings();
        ZonedDateTime now = ZonedDateTime.now(clock);
        double assured = lane.pace().assuredBytesPerSecond();
        return new LaneReport(
                lane.name(),
                settings,
                settings.window().isOpen(now),
                settings.window().nextChange(now).orElse(null),
                assured < Double.POSITIVE_INFINITY ? assured : null,
                lane.wireBytesPerSecond(),
                lane.wireBytes(),
                lane.recordBytes(),
                lane.inFlight().records(),
                lane.inFlight().bytes(),
                spent(streams),
                link.measuredRoundTrip());
    }

    private static Map<LimitingFactor, Double> spent(LaneStreams streams) {
        Map<LimitingFactor, Double> nanos = new EnumMap<>(LimitingFactor.class);
        for (LaneWorker stream : streams.workers()) {
            stream.spent().recent().forEach((factor, spent) -> nanos.merge(factor, spent, Double::sum));
        }
        double all = nanos.values().stream().mapToDouble(Double::doubleValue).sum();
        if (all == 0) {
            return Map.of();
        }
        nanos.replaceAll((factor, spent) -> spent / all);
        return nanos;
    }
}
