package io.tributary.mirror.headroom;

import java.time.Duration;

/**
 * How retention headroom is watched. A topic whose whole retention is short has lower bounds, see {@link HeadroomLevel}.
 *
 * @param interval between two looks
 * @param watch    below this headroom, a person should know
 * @param warning  below this headroom, a person should plan
 * @param critical below this headroom, a person must act
 */
public record HeadroomSettings(Duration interval, Duration watch, Duration warning, Duration critical) {

    public static final HeadroomSettings DEFAULT = new HeadroomSettings(
            Duration.ofSeconds(30), Duration.ofHours(24), Duration.ofHours(6), Duration.ofHours(1));

    public HeadroomSettings {
        if (interval.isNegative() || interval.isZero() || critical.isNegative()) {
            throw new IllegalArgumentException("headroom.interval and headroom.critical are positive");
        }
        if (critical.compareTo(warning) > 0 || warning.compareTo(watch) > 0) {
            throw new IllegalArgumentException("headroom.critical, " + critical + ", is at most headroom.warning, "
                    + warning + ", which is at most headroom.watch, " + watch);
        }
    }
}
