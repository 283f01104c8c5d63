package io.tributary.mirror.engine;

import io.tributary.mirror.lane.Admission;
import io.tributary.mirror.lane.LimitingFactor;
import io.tributary.mirror.pressure.InFlight;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stream may read, decide and send now: by its lane's hours, by the lane's pace, and by what the lane already has on
 * the line. It never holds back a commit.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class ReadingGate {

    /** Short, because a commit may fall due meanwhile. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(20).toNanos();

    private static final Duration CLOSED = Duration.ofMillis(100);
    /** Short beside what is on the line then, which is more than 60 ms of it. */
    private static final Duration FULL = Duration.ofMillis(5);
    /** Of a newer experience. */
    private static final double GAIN = 0.2;

    private final LaneContext context;
    private final Lane lane;
    private final Shipment shipment;
    private final WireMeter meter;
    private double expectedBytes;
    private @Nullable Admission granted;
    private @Nullable LimitingFactor heldBy;

    ReadingGate(LaneContext context, InFlight inFlight, Shipment shipment) {
        this.context = context;
        this.lane = context.lane();
        this.shipment = shipment;
        this.meter = new WireMeter(inFlight, shipment::outgoingBytes);
    }

    /**
     * Waits for a moment where it does not open.
     *
     * @param moreWaits whether records are known to wait, so that reading will bring some
     */
    boolean opens(boolean moreWaits) {
        settle();
        lane.followLink(context.plan(), context.membership().tenure());
        if (!lane.settings().window().isOpen(ZonedDateTime.now(context.clock().withZone(context.zone())))) {
            return held(LimitingFactor.WINDOW, CLOSED);
        }
        if (lane.inFlight().bytes() * meter.ratio() > lane.mostOnTheWire()) {
            return held(LimitingFactor.BANDWIDTH, FULL);
        }
        Admission admission = lane.pace().ask(moreWaits ? expectedBytes : 0);
        LimitingFactor holds = admission.heldBy();
        if (holds != null) {
            return held(holds, Duration.ofNanos(Math.min(LONGEST_WAIT_NANOS, admission.waitNanos())));
        }
        granted = admission;
        heldBy = null;
        return true;
    }

    /** Of records that may be read now, before they are compressed. */
    double portionBytes() {
        return lane.portionBytes() / meter.ratio();
    }

    private boolean held(LimitingFactor factor, Duration wait) {
        heldBy = factor;
        context.spent().on(factor);
        context.stop().await(wait);
        context.spent().on(LimitingFactor.CPU);
        return false;
    }

    /** The stream now waits for acknowledgements. */
    void waitsForUpstream() {
        context.spent().on(shipment.isThrottled() ? LimitingFactor.QUOTA : LimitingFactor.UPSTREAM);
    }

    /** What was read has been handed over. */
    void taken() {
        double handedOver = meter.takeExpected();
        used(handedOver);
        if (handedOver > 0) {
            expectedBytes = expectedBytes == 0 ? handedOver : expectedBytes + GAIN * (handedOver - expectedBytes);
        }
    }

    private void settle() {
        // Where reading failed after it was allowed, nothing was sent.
        used(0);
        WireMeter.Settlement settlement = meter.settle();
        lane.sent(settlement);
        lane.pace().correct(settlement.correction());
    }

    private void used(double bytes) {
        if (granted != null) {
            lane.pace().used(granted, bytes);
            granted = null;
        }
    }

    /** Whether the lane's hours are over, so that what is open should be committed. */
    boolean isClosed() {
        return heldBy == LimitingFactor.WINDOW;
    }
}
