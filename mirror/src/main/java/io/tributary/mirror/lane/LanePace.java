package io.tributary.mirror.lane;

import io.tributary.core.flow.LaneName;
import java.util.concurrent.TimeUnit;

/**
 * When one lane may send, by its own rate and by its part of the link. It is asked before records are read, with what they
 * will be on the wire by experience, and told the difference afterwards.
 *
 * <p><b>Threading:</b> any thread; all paces of a link are guarded by it together.
 */
public final class LanePace {

    /** Soon enough to be there when it is this lane's turn to borrow. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** So long after the time at which it should ask again, a lane counts as waiting. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final LinkShare share;
    private final LaneName name;
    private final TokenBucket own;
    private final TokenBucket assured;
    private int weight = 1;
    private double borrowed;
    private boolean lastBorrowed;
    private long waitsUntilNanos;
    private long hungryUntilNanos;

    LanePace(LinkShare share, LaneName name, long nowNanos) {
        this.share = share;
        this.name = name;
        this.own = new TokenBucket(nowNanos);
        this.assured = new TokenBucket(nowNanos);
        this.waitsUntilNanos = nowNanos;
        this.hungryUntilNanos = nowNanos;
    }

    /**
     * From now on.
     *
     * @param bytesPerSecond the lane's own rate; {@link Double#POSITIVE_INFINITY} for none
     */
    public void change(int changedWeight, double bytesPerSecond) {
        synchronized (share) {
            if (own.rate() != bytesPerSecond) {
                own.rate(bytesPerSecond, share.nowNanos());
            }
            if (weight != changedWeight) {
                weight = changedWeight;
                share.share();
            }
        }
    }

    /**
     * Asks whether to send now; where it is granted, the bytes are taken.
     *
     * @param expectedBytes on the wire, by experience
     */
    public Admission ask(double expectedBytes) {
        synchronized (share) {
            long now = share.nowNanos();
            if (!own.isPositive(now)) {
                return Admission.held(LimitingFactor.QUOTA, own.nanosUntilPositive(now));
            }
            if (assured.isPositive(now)) {
                return granted(expectedBytes, false, now);
            }
            if (!isHungry(now)) {
                borrowed = Math.max(borrowed, share.leastBorrowed(now));
            }
            if (share.link().isPositive(now) && share.isTurnOf(this, now)) {
                return granted(expectedBytes, true, now);
            }
            long wait = Math.min(
                    assured.nanosUntilPositive(now),
                    Math.max(TURN_NANOS, share.link().nanosUntilPositive(now)));
            waitsUntilNanos = now + wait + GRACE_NANOS;
            hungryUntilNanos = waitsUntilNanos;
            return Admission.held(LimitingFactor.BANDWIDTH, wait);
        }
    }

    private Admission granted(double bytes, boolean isBorrowed, long now) {
        waitsUntilNanos = now;
        lastBorrowed = isBorrowed;
        take(bytes, isBorrowed, now);
        return Admission.granted(bytes, isBorrowed);
    }

    /** Tells what was really sent of what was granted, by experience; it may be more. */
    public void used(Admission granted, double bytes) {
        synchronized (share) {
            take(bytes - granted.bytes(), granted.borrowed(), share.nowNanos());
        }
    }

    /**
     * Tells that it was more on the wire than was said; less where it is below 0. A lane that lately sent of its own part has
     * borrowed nothing by that.
     */
    public void correct(double bytes) {
        synchronized (share) {
            take(bytes, lastBorrowed, share.nowNanos());
        }
    }

    /** What is borrowed leaves the lane's own part of the link untouched: it is there when the others want theirs back. */
    private void take(double bytes, boolean isBorrowed, long now) {
        own.take(bytes, now);
        share.link().take(bytes, now);
        if (isBorrowed) {
            borrowed += bytes / weight;
        } else {
            assured.take(bytes, now);
        }
    }

    /** What the lane may send for sure, in bytes a second; {@link Double#POSITIVE_INFINITY} where nothing is bounded. */
    public double assuredBytesPerSecond() {
        synchronized (share) {
            return Math.min(own.rate(), assured.rate());
        }
    }

    void assure(double bytesPerSecond, long nowNanos) {
        assured.rate(bytesPerSecond, nowNanos);
    }

    int weight() {
        return weight;
    }

    double borrowed() {
        return borrowed;
    }

    /** Whether it was held lately, and may have been granted something since: it will want more. */
    boolean isHungry(long nowNanos) {
        return hungryUntilNanos - nowNanos > 0;
    }

    /** Whether this lane wants to borrow, and comes before the other one. */
    boolean precedes(LanePace other, long nowNanos) {
        if (name.equals(LaneName.URGENT)) {
            return waitsUntilNanos - nowNanos > 0;
        }
        return !other.name.equals(LaneName.URGENT) && isHungry(nowNanos) && borrowed < other.borrowed;
    }
}
