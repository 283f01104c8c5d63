package io.tributary.mirror.lane;

import java.time.Duration;

/**
 * The bounds of one lane.
 *
 * @param transactionInterval the longest time that a transaction stays open; it ends sooner when nothing more is waiting
 * @param maxInFlightRecords  records read and not yet decided by a committed transaction
 * @param maxInFlightBytes    their keys and values
 * @param streams             threads, each with connections and partitions of its own, so that one commits while others send
 */
public record LaneSettings(Duration transactionInterval, int maxInFlightRecords, long maxInFlightBytes, int streams) {

    private static final long MIN_IN_FLIGHT_BYTES = 1 << 20;
    private static final int MAX_STREAMS = 64;

    public static final LaneSettings DEFAULT = new LaneSettings(Duration.ofSeconds(1), 50_000, 32L << 20, 2);

    public LaneSettings {
        if (transactionInterval.isNegative() || transactionInterval.isZero()) {
            throw new IllegalArgumentException("a lane's transaction interval is a positive duration");
        }
        if (maxInFlightRecords < 1) {
            throw new IllegalArgumentException("a lane's max-in-flight-records is at least 1");
        }
        if (maxInFlightBytes < MIN_IN_FLIGHT_BYTES) {
            throw new IllegalArgumentException(
                    "a lane's max-in-flight-bytes is at least 1 MiB, so that every record of a usual size can pass");
        }
        if (streams < 1 || streams > MAX_STREAMS) {
            throw new IllegalArgumentException("a lane has 1 to " + MAX_STREAMS + " streams");
        }
    }

    /** Of each stream, so that all together keep to the lane's bound. */
    public long recordsPerStream() {
        return Math.max(1, maxInFlightRecords / streams);
    }

    /** Of each stream, so that all together keep to the lane's bound; never less than a record of a usual size needs. */
    public long bytesPerStream() {
        return Math.max(MIN_IN_FLIGHT_BYTES, maxInFlightBytes / streams);
    }
}
