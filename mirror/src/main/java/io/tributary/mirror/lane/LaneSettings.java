package io.tributary.mirror.lane;

import io.tributary.core.flow.LaneName;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one lane works, and its bounds.
 *
 * @param weight              its part of the link, beside the weights of the other lanes
 * @param rate                at most so much on the wire, of all instances of the site together; absent: what the link has
 * @param window              the hours at which it works, of the site's clock
 * @param transactionInterval the longest time that a transaction stays open; it ends sooner when nothing more is waiting
 * @param maxInFlightRecords  records handed over and not acknowledged yet; and, by stream, records of one transaction
 * @param maxInFlightBytes    their keys, values and headers
 * @param streams             threads, each with connections and partitions of its own, so that one commits while others send
 */
public record LaneSettings(
        int weight,
        @Nullable ByteRate rate,
        LaneWindow window,
        Duration transactionInterval,
        int maxInFlightRecords,
        long maxInFlightBytes,
        int streams) {

    private static final long MIN_IN_FLIGHT_BYTES = 1 << 20;
    private static final int MAX_STREAMS = 64;
    private static final int MAX_WEIGHT = 1_000;
    private static final int USUAL_WEIGHT = 3;
    private static final Map<LaneName, Integer> WEIGHTS = Map.of(LaneName.URGENT, 6, LaneName.BULK, 1);

    public LaneSettings {
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("a lane's weight is 1 to " + MAX_WEIGHT);
        }
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

    /** With a usual weight, at any rate and time. */
    public LaneSettings(Duration transactionInterval, int maxInFlightRecords, long maxInFlightBytes, int streams) {
        this(USUAL_WEIGHT, null, LaneWindow.ALWAYS, transactionInterval, maxInFlightRecords, maxInFlightBytes, streams);
    }

    /**
     * Of a lane for which nothing is configured.
     *
     * @param transactionTimeout of the upstream; no transaction stays open for more than a third of it
     */
    public static LaneSettings of(LaneName name, LinkSettings link, Duration transactionTimeout) {
        Duration ofLink = link.transactionInterval(name);
        Duration most = transactionTimeout.dividedBy(3);
        return new LaneSettings(
                WEIGHTS.getOrDefault(name, USUAL_WEIGHT),
                null,
                LaneWindow.ALWAYS,
                ofLink.compareTo(most) < 0 ? ofLink : most,
                50_000,
                32L << 20,
                link.streams());
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
