package io.tributary.mirror.lane;

import io.tributary.core.flow.LaneName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The site's link to its upstream as it was declared, and what follows from it where nothing else is configured.
 *
 * @param bandwidth what the line carries, framing included; absent: nothing is paced
 * @param roundTrip of a small packet on the idle line; absent: it is measured
 */
public record LinkSettings(
        @Nullable ByteRate bandwidth, @Nullable Duration roundTrip) {

    public static final LinkSettings UNKNOWN = new LinkSettings(null, null);

    /** So much of the line may be handed to it at once: what is urgent waits behind no more than that. */
    private static final double BURST_SECONDS = 0.0025;

    /** Of a producer that lingers and a broker that writes, with their queues. */
    private static final double WORK_SECONDS = 0.06;

    private static final Duration USUAL_ROUND_TRIP = Duration.ofMillis(50);
    private static final int SEGMENT_BYTES = 1448;
    /** One packet in a thousand is lost: then a connection carries no more than that many segments a round trip. */
    private static final double SEGMENTS_WITH_LOSS = 1.22 / Math.sqrt(0.001);

    private static final int STREAMS_FOR_EACH = 4;
    private static final int FEWEST_STREAMS = 2;
    private static final int MOST_STREAMS = 16;
    /** A stream sends nothing in the two to four round trips of a commit: then that is a thirtieth of its time. */
    private static final int ROUND_TRIPS_A_TRANSACTION = 100;

    private static final Duration USUAL_TRANSACTION = Duration.ofSeconds(1);
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(5);
    private static final Duration SHORT_LINGER = Duration.ofMillis(5);
    private static final Duration LINGER = Duration.ofMillis(10);
    private static final int USUAL_BATCH = 256 << 10;
    private static final int SMALLEST_BATCH = 16 << 10;
    private static final int SMALLEST_FETCH = 256 << 10;
    private static final double FETCH_SECONDS = 1.5;

    public LinkSettings {
        if (roundTrip != null && (roundTrip.isNegative() || roundTrip.isZero())) {
            throw new IllegalArgumentException("a link's round-trip is a positive duration");
        }
    }

    /**
     * Four times as many connections as the line needs where one packet in a thousand is lost: some of them wait for their
     * commits, and where none has anything to send the line idles.
     */
    public int streams() {
        if (bandwidth == null) {
            return FEWEST_STREAMS;
        }
        Duration time = roundTrip == null ? USUAL_ROUND_TRIP : roundTrip;
        double ofOne = SEGMENT_BYTES * SEGMENTS_WITH_LOSS / seconds(time);
        return Math.max(
                FEWEST_STREAMS,
                Math.min(MOST_STREAMS, STREAMS_FOR_EACH * (int) Math.ceil(bandwidth.bytesPerSecond() / ofOne)));
    }

    /** Of a producer's batch, after compression. */
    public int batchBytes() {
        return bandwidth == null ? USUAL_BATCH : Math.max(SMALLEST_BATCH, Math.min(USUAL_BATCH, burstBytes(bandwidth)));
    }

    /** For how long a batch waits for more, which compresses better; what is urgent hardly does. */
    public Duration linger(LaneName lane) {
        return bandwidth == null || lane.equals(LaneName.URGENT) ? SHORT_LINGER : LINGER;
    }

    /** The longest time that a lane's transaction stays open while more is waiting; of {@code bulk} by the round trip. */
    public Duration transactionInterval(LaneName lane) {
        if (bandwidth == null || !lane.equals(LaneName.BULK)) {
            return USUAL_TRANSACTION;
        }
        Duration time = roundTrip == null ? USUAL_ROUND_TRIP : roundTrip;
        Duration ofLink = time.multipliedBy(ROUND_TRIPS_A_TRANSACTION);
        return ofLink.compareTo(USUAL_TRANSACTION) < 0
                ? USUAL_TRANSACTION
                : ofLink.compareTo(LONGEST_TRANSACTION) > 0 ? LONGEST_TRANSACTION : ofLink;
    }

    /**
     * What is read, decided and handed over at once, in bytes on the line; {@link Double#POSITIVE_INFINITY} where nothing
     * bounds it.
     *
     * @param own the lane's own rate, where it has one
     */
    public double portionBytes(@Nullable ByteRate own) {
        double ofLine = bandwidth == null ? Double.POSITIVE_INFINITY : burstBytes(bandwidth);
        double ofLane = own == null ? Double.POSITIVE_INFINITY : burstBytes(own);
        return Math.min(ofLine, ofLane);
    }

    /** Of one fetch of a source: a second or two of the line, so that what was read can be sent before it expires. */
    public long fetchBytes() {
        return bandwidth == null
                ? Long.MAX_VALUE
                : Math.max(SMALLEST_FETCH, (long) (bandwidth.bytesPerSecond() * FETCH_SECONDS));
    }

    private static int burstBytes(ByteRate bandwidth) {
        return (int) Math.min(Integer.MAX_VALUE, bandwidth.bytesPerSecond() * BURST_SECONDS);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /**
     * What a lane may have on the line and not acknowledged, after compression: so much that round trips and a broker's work do
     * not idle the line, and no more, since the rest would stand in the queue before it. Where packets were lost, what
     * waits to be sent again counts too, so that it does not come on top of what the others send.
     *
     * @param measured the round trip where none is declared
     */
    public double inFlightBytes(Duration measured) {
        if (bandwidth == null) {
            return Double.POSITIVE_INFINITY;
        }
        Duration time = roundTrip == null ? measured : roundTrip;
        return bandwidth.bytesPerSecond() * (seconds(time) + WORK_SECONDS);
    }
}
