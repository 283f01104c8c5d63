package io.tributary.ops.replay;

import io.tributary.mirror.replay.RunName;
import io.tributary.ops.schedule.RunSchedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that is carried out by the clock.
 *
 * <p><b>Threading:</b> what changes it is for the thread of the schedules alone.
 */
public final class ScheduledRun {

    private final ReplayOrder order;
    private final RunSchedule schedule;
    private @Nullable Instant handled;
    private @Nullable Instant told;
    private @Nullable String taken;

    ScheduledRun(ReplayOrder order, RunSchedule schedule) {
        this.order = order;
        this.schedule = schedule;
    }

    RunName name() {
        return order.request().name();
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

    /** Whether something is said of the time for the first time; it is said now. */
    boolean isNews(Instant time) {
        boolean isNews = !time.equals(told);
        told = time;
        return isNews;
    }

    /** Whether this instance has gone on with the run as it stood under a claim. */
    boolean isTaken(String claim) {
        return claim.equals(taken);
    }

    void taken(String claim) {
        taken = claim;
    }

    /** Nothing more is to be done for the time. */
    void handled(Instant time) {
        handled = time;
    }
}
