package io.tributary.mirror.engine;

import java.time.Duration;

/**
 * How long a transaction waits for more where nothing more is known to wait, so that a steady trickle shares its cost. The longer
 * the commit before took beyond the least that commits take, the shorter that is: what came meanwhile shares the cost already, and
 * what is urgent does not wait for others on top of a busy line.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class Settling {

    private static final long LONGEST_NANOS = Duration.ofMillis(20).toNanos();
    /** In which a source tells of what came during the commit. */
    private static final long SHORTEST_NANOS = Duration.ofMillis(5).toNanos();
    /** What Kafka's consumer waits for at least. */
    private static final long LEAST_POLL_NANOS = Duration.ofMillis(1).toNanos();
    /** By which the least follows each longer commit: a line that became longer is not a busy one. */
    private static final double FOLLOWED = 0.01;

    private long leastNanos = Long.MAX_VALUE;
    private long nanos = LONGEST_NANOS;

    /** Tells how long the commit of the last transaction took. */
    void committed(long tookNanos) {
        leastNanos = tookNanos <= leastNanos ? tookNanos : leastNanos + (long) (FOLLOWED * (tookNanos - leastNanos));
        nanos = Math.max(SHORTEST_NANOS, LONGEST_NANOS - (tookNanos - leastNanos));
    }

    /** Since the transaction's first offset was taken. */
    long nanos() {
        return nanos;
    }

    /**
     * How long to wait for records in a transaction, so that its end does not fall due meanwhile: until it has settled; and
     * where it goes on then, as while it waits for acknowledgements, as long as it settles at most.
     *
     * @param ageNanos since its first offset was taken
     * @param interval after which it ends in any case
     */
    long pollNanos(long ageNanos, Duration interval) {
        long left = nanos - ageNanos;
        return Math.max(LEAST_POLL_NANOS, left > 0 ? left : Math.min(LONGEST_NANOS, interval.toNanos() - ageNanos));
    }
}
