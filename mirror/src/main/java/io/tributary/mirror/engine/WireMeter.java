package io.tributary.mirror.engine;

import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * What a stream puts on the wire. How many bytes that are is known only when its producer has compressed and sent them, so what
 * is handed over counts at once by experience, and what it really was is made good afterwards.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class WireMeter {

    /** TCP/IP over Ethernet with time stamps, as segments of a usual path have it. */
    private static final double FRAMING = 1 + 66.0 / 1448;
    /** Before anything is known: records of the field shrink to less. */
    private static final double FIRST_RATIO = 0.5;

    private static final double LEAST_RATIO = 0.01;
    private static final double GREATEST_RATIO = 20;
    /** Of a new experience. */
    private static final double GAIN = 0.3;
    /** Less than that, handed over, says little. */
    private static final long TELLING_BYTES = 4 << 10;

    private static final long MIDWAY_NANOS = Duration.ofMillis(500).toNanos();

    private final InFlight inFlight;
    private final DoubleSupplier outgoingBytes;
    private double ratio = FIRST_RATIO;
    private boolean experienced;
    private long takenBytes;
    private long settledBytes;
    private long settledNanos = System.nanoTime();
    private double wireBytes;

    /**
     * @param outgoingBytes what was sent so far, as requests to brokers; 0 where that is not counted
     */
    WireMeter(InFlight inFlight, DoubleSupplier outgoingBytes) {
        this.inFlight = inFlight;
        this.outgoingBytes = outgoingBytes;
        this.wireBytes = wire();
    }

    /** On the wire, of each byte of a record. */
    double ratio() {
        return ratio;
    }

    /** What was handed over since this was asked last, as it will be on the wire by experience. */
    double takeExpected() {
        long sent = inFlight.sentBytes();
        double expected = (sent - takenBytes) * ratio;
        takenBytes = sent;
        return expected;
    }

    /**
     * @param wireBytes   sent since the last time
     * @param recordBytes handed over since then
     * @param correction  by which the expectation was too small; less than 0 where it was too great
     */
    record Settlement(double wireBytes, long recordBytes, double correction) {

        static final Settlement NOTHING = new Settlement(0, 0, 0);
    }

    /**
     * Compares what was expected with what was sent: when all is acknowledged, since then nothing waits in the producer; and
     * in the middle of a long transaction where it was too little, since then what waits there would add to it.
     */
    Settlement settle() {
        double wire = wire();
        long records = inFlight.sentBytes() - settledBytes;
        double sent = wire - wireBytes;
        double correction = sent - records * ratio;
        boolean isDue =
                inFlight.bytes() == 0 ? sent > 0 : correction > 0 && System.nanoTime() - settledNanos > MIDWAY_NANOS;
        if (!isDue) {
            return Settlement.NOTHING;
        }
        settledBytes += records;
        settledNanos = System.nanoTime();
        wireBytes = wire;
        if (records >= TELLING_BYTES) {
            learn(sent / records);
        }
        return new Settlement(sent, records, correction);
    }

    private void learn(double seen) {
        double bounded = Math.max(LEAST_RATIO, Math.min(GREATEST_RATIO, seen));
        ratio = experienced ? ratio + GAIN * (bounded - ratio) : bounded;
        experienced = true;
    }

    private double wire() {
        return outgoingBytes.getAsDouble() * FRAMING;
    }
}
