package io.tributary.mirror.lane;

import org.jspecify.annotations.Nullable;

/**
 * Whether a lane may send now.
 *
 * @param waitNanos worth waiting before it asks again; 0 where it may send
 * @param heldBy    absent where it may send
 * @param bytes     that it was granted
 * @param borrowed  whether they are of what others leave unused
 */
public record Admission(long waitNanos, @Nullable LimitingFactor heldBy, double bytes, boolean borrowed) {

    static Admission granted(double bytes, boolean borrowed) {
        return new Admission(0, null, bytes, borrowed);
    }

    static Admission held(LimitingFactor by, long waitNanos) {
        return new Admission(waitNanos, by, 0, false);
    }
}
