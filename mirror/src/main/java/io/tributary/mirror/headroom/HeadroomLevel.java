package io.tributary.mirror.headroom;

import java.time.Duration;

/** How endangered unread records are; the later, the worse. */
public enum HeadroomLevel {
    /** Nothing is near its end. */
    OK,
    /** Too little is known to tell. */
    UNKNOWN,
    /** Below {@link HeadroomSettings#watch()}, or half of the retention where that is less. */
    WATCH,
    /** Below {@link HeadroomSettings#warning()}, or a quarter of the retention. */
    WARNING,
    /** Below {@link HeadroomSettings#critical()}, or a tenth of the retention. */
    CRITICAL,
    /** Records are being deleted unread, or were within the time that rates are taken over. */
    LOSING;

    private static final int WATCH_SHARE = 2;
    private static final int WARNING_SHARE = 4;
    private static final int CRITICAL_SHARE = 10;

    /**
     * @param millis      until something is deleted
     * @param wholeMillis until a record that is written now is deleted; {@link Span#NEVER} where nobody can know
     */
    static HeadroomLevel of(long millis, long wholeMillis, HeadroomSettings settings) {
        if (isBelow(millis, settings.critical(), wholeMillis / CRITICAL_SHARE)) {
            return CRITICAL;
        }
        if (isBelow(millis, settings.warning(), wholeMillis / WARNING_SHARE)) {
            return WARNING;
        }
        return isBelow(millis, settings.watch(), wholeMillis / WATCH_SHARE) ? WATCH : OK;
    }

    private static boolean isBelow(long millis, Duration bound, long share) {
        return millis < Math.min(bound.toMillis(), share);
    }

    HeadroomLevel milder() {
        return this == OK || this == WATCH ? OK : values()[ordinal() - 1];
    }

    HeadroomLevel worse(HeadroomLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether somebody should look. */
    public boolean isAlarming() {
        return compareTo(WATCH) >= 0;
    }
}
