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
    private static final double BURST_SECONDS = 0.005;

    private static final Duration USUAL_ROUND_TRIP = Duration.ofMillis(50);
    private static final int SEGMENT_BYTES = 1448;
    /** One packet in a thousand is lost: then a connection carries no more than that many segments a round trip. */
    private static final double SEGMENTS_WITH_LOSS = 1.22 / Math.sqrt(0.001);

    private static final int STREAMS_FOR_EACH = 4;
    private static final int FEWEST_STREAMS = 2;
    private static final int MOST_STREAMS = 16;
    private static final Duration SHORT_LINGER = Duration.ofMillis(5);
    private static final Duration LINGER = Duration.ofMillis(10);
    private static final int USUAL_BATCH = 256 << 10;
    private static final int SMALLEST_BATCH = 16 << 10;
    private static final int USUAL_POLL = 2_000;
    private static final int SMALLEST_POLL = 50;
    private static final int SMALLEST_FETCH = 256 << 10;
    private static final double FETCH_SECONDS = 1.5;
    /** Of a record, by which a number of records is made of a number of bytes. */
    private static final int COMPRESSED_RECORD = 100;

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

    /** For how long a batch waits for more, which compresses better; what is urgent hardly does, and a commit never. */
    public Duration linger(LaneName lane) {
        return bandwidth == null || lane.equals(LaneName.URGENT) ? SHORT_LINGER : LINGER;
    }

    /**
     * Records that are read, decided and handed over at once.
     *
     * @param own the lane's own rate, where it has one
     */
    public int pollRecords(@Nullable ByteRate own) {
        int most = USUAL_POLL;
        if (bandwidth != null) {
            most = Math.min(most, burstBytes(bandwidth) / COMPRESSED_RECORD);
        }
        if (own != null) {
            most = Math.min(most, burstBytes(own) / COMPRESSED_RECORD);
        }
        return Math.max(SMALLEST_POLL, most);
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
     * What a lane may have on the line and not acknowledged, after compression: so much that round trips do not idle the
     * line, and not so much that it fills the queues before it where it carries less than was declared.
     *
     * @param measured the round trip where none is declared
     */
    public double inFlightBytes(Duration measured) {
        if (bandwidth == null) {
            return Double.POSITIVE_INFINITY;
        }
        Duration time = roundTrip == null ? measured : roundTrip;
        return bandwidth.bytesPerSecond() * (2 * seconds(time) + 20 * BURST_SECONDS);
    }
}
