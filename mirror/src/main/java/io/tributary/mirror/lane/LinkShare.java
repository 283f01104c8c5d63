package io.tributary.mirror.lane;

import io.tributary.core.flow.LaneName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * This instance's part of the site's link, shared by its lanes.
 *
 * <ol>
 *   <li>Each lane has a part of the link by its weight for sure, and sends within it at once, whatever the others do.
 *   <li>What some leave unused the others borrow at once: first {@code urgent}, then by weight.
 *   <li>All together never send more than the link carries, beyond a burst of some milliseconds for each lane.
 *   <li>A lane's own rate holds whatever the link has left.
 * </ol>
 *
 * <p><b>Threading:</b> any thread; nothing blocks.
 */
public final class LinkShare {

    /** Kept free, for what is not counted and for clocks that differ. */
    private static final double USED = 0.965;

    private final LongSupplier nanoTicker;
    private final Map<LaneName, LanePace> lanes = new HashMap<>();
    private final TokenBucket link;

    public LinkShare(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
        this.link = new TokenBucket(nanoTicker.getAsLong());
    }

    /** The pace of a lane, made when it is asked for first. */
    public synchronized LanePace lane(LaneName name) {
        LanePace known = lanes.get(name);
        if (known != null) {
            return known;
        }
        LanePace made = new LanePace(this, name, nanoTicker.getAsLong());
        lanes.put(name, made);
        share();
        return made;
    }

    /**
     * What the line carries from now on.
     *
     * @param bytesPerSecond {@link Double#POSITIVE_INFINITY} where that is not known
     */
    public synchronized void carry(double bytesPerSecond) {
        double used = bytesPerSecond * USED;
        if (link.rate() != used) {
            link.rate(used, nanoTicker.getAsLong());
            share();
        }
    }

    /** Has each lane's own part follow its weight. */
    void share() {
        long now = nanoTicker.getAsLong();
        double weights = lanes.values().stream().mapToInt(LanePace::weight).sum();
        lanes.values().forEach(lane -> lane.assure(link.rate() * lane.weight() / weights, now));
    }

    long nowNanos() {
        return nanoTicker.getAsLong();
    }

    TokenBucket link() {
        return link;
    }

    /** Whether no other lane that wants to borrow comes before this one. */
    boolean isTurnOf(LanePace lane, long nowNanos) {
        for (LanePace other : lanes.values()) {
            if (other != lane && other.precedes(lane, nowNanos)) {
                return false;
            }
        }
        return true;
    }

    /** The least that a hungry lane has borrowed, by weight: one that becomes hungry has no older claims. */
    double leastBorrowed(long nowNanos) {
        return lanes.values().stream()
                .filter(lane -> lane.isHungry(nowNanos))
                .mapToDouble(LanePace::borrowed)
                .min()
                .orElse(0);
    }
}
