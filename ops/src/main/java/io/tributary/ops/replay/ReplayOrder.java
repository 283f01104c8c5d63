package io.tributary.ops.replay;

import io.tributary.core.flow.FlowName;
import io.tributary.mirror.replay.Bound;
import io.tributary.mirror.replay.BoundText;
import io.tributary.mirror.replay.ErrorLimit;
import io.tributary.mirror.replay.Rate;
import io.tributary.mirror.replay.ReplayRequest;
import io.tributary.mirror.replay.RunName;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody wants of a gateway: which flow, and what of it.
 *
 * @param flow whose contract decides
 */
public record ReplayOrder(FlowName flow, ReplayRequest request) {

    /** The same, done once more where it was finished before; from where it stopped it goes on without that. */
    ReplayOrder onceMore() {
        return again(request.from() != Bound.Word.LAST);
    }

    /** The same, as a pass of its own, whatever is half done. */
    ReplayOrder anew() {
        return again(true);
    }

    private ReplayOrder again(boolean again) {
        ReplayRequest same = request;
        return new ReplayOrder(
                flow,
                new ReplayRequest(
                        same.name(), same.from(), same.to(), same.topic(), same.target(), same.limits(), again));
    }

    /** The parts of an order, as people write them; absent ones have their usual values. */
    public record Text(
            @Nullable String from,
            @Nullable String to,
            @Nullable String topic,
            @Nullable String target,
            @Nullable String rate,
            @Nullable String errorLimit,
            @Nullable String zone) {

        /**
         * @param siteZone of times where no zone is given
         * @throws IllegalArgumentException with a message for people
         */
        public ReplayOrder order(String run, String flow, boolean again, ZoneId siteZone) {
            ZoneId times = zoneId(siteZone);
            ReplayRequest.Limits limits = new ReplayRequest.Limits(
                    rate == null ? Rate.UNLIMITED : Rate.parse(rate),
                    errorLimit == null ? ErrorLimit.NONE : ErrorLimit.parse(errorLimit));
            return new ReplayOrder(
                    FlowName.of(flow),
                    new ReplayRequest(
                            new RunName(run),
                            from == null ? Bound.Word.LAST : BoundText.parse(from, times),
                            to == null ? Bound.Word.END : BoundText.parse(to, times),
                            topic,
                            target,
                            limits,
                            again));
        }

        /**
         * @param siteZone where no zone is given
         * @throws IllegalArgumentException with a message for people
         */
        public ZoneId zoneId(ZoneId siteZone) {
            try {
                return zone == null ? siteZone : ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + zone + "' is no time zone such as Asia/Shanghai or +08:00", e);
            }
        }
    }
}
