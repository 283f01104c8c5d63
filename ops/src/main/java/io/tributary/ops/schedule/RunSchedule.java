package io.tributary.ops.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Says when a run is due. A time stays due for ten minutes, so that an instance that takes over, or comes back, just then
 * makes up for it; whether it was begun already the caller knows.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class RunSchedule {

    private static final Duration MADE_UP_WITHIN = Duration.ofMinutes(10);

    private final CronExpression cron;
    private final ZoneId zone;

    /**
     * @throws IllegalArgumentException with a message for people
     */
    public RunSchedule(String cron, ZoneId zone) {
        try {
            this.cron = CronExpression.parse(cron);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + cron
                            + "' is no schedule such as '0 0 1 * * *' (second, minute, hour, day of month, month, day of"
                            + " week): " + e.getMessage(),
                    e);
        }
        this.zone = zone;
    }

    /** The newest time at which the run was to begin, if that is not longer ago than what is made up for. */
    public @Nullable Instant due(Instant now) {
        Instant newest = null;
        Instant next = next(now.minus(MADE_UP_WITHIN));
        while (next != null && !next.isAfter(now)) {
            newest = next;
            next = next(next);
        }
        return newest;
    }

    /** The first time after another one; absent where there is none any more. */
    public @Nullable Instant next(Instant after) {
        ZonedDateTime next = cron.next(after.atZone(zone));
        return next == null ? null : next.toInstant();
    }
}
