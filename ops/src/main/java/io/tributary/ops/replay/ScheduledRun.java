package io.tributary.ops.replay;

import io.tributary.ops.schedule.RunSchedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that is carried out by the clock.
 *
 * <p><b>Threading:</b> {@link #handled} is for the thread of the schedules alone.
 */
public final class ScheduledRun {

    private final ReplayOrder order;
    private final RunSchedule schedule;
    private @Nullable Instant handled;

    ScheduledRun(ReplayOrder order, RunSchedule schedule) {
        this.order = order;
        this.schedule = schedule;
    }

    public ReplayOrder order() {
        return order;
    }

    /** When it begins next; absent where it never does. */
    public @Nullable Instant next(Instant now) {
        return schedule.next(now);
    }

    /** A time at which it was to begin and that nobody has handled; absent where there is none. */
    @Nullable
    Instant due(Instant now) {
        Instant due = schedule.due(now);
        return due == null || due.equals(handled) ? null : due;
    }

    /** Nothing more is to be done for the time. */
    void handled(Instant time) {
        handled = time;
    }
}
