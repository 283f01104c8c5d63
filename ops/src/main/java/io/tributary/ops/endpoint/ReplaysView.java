package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.ops.replay.ScheduledRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bounded runs of a site.
 *
 * @param runs      that the site ever had
 * @param schedules of this gateway's configuration
 */
record ReplaysView(List<ReplayView> runs, List<ScheduleView> schedules) {

    /**
     * @param next absent where it never begins again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScheduleView(
            String run,
            String flow,
            String from,
            String to,
            @Nullable Instant next) {
        static ScheduleView of(ScheduledRun scheduled, Instant now) {
            return new ScheduleView(
                    scheduled.order().request().name().value(),
                    scheduled.order().flow().value(),
                    scheduled.order().request().from().toString(),
                    scheduled.order().request().to().toString(),
                    scheduled.next(now));
        }
    }
}
