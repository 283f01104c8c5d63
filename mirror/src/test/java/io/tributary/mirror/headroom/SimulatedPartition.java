package io.tributary.mirror.headroom;

import java.util.ArrayDeque;
import java.util.Deque;

/** A partition second by second: written, read and deleted from at steady rates, by whole segments as brokers do it. */
final class SimulatedPartition {

    private static final long NANOS = 1_000_000_000L;
    private static final long MILLIS = 1_000L;
    private static final long START_MILLIS = 1_700_000_000_000L;

    private final Retention retention;
    private final int inflow;
    private final int recordBytes;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final PartitionHistory history = new PartitionHistory();
    private long second;
    private long bytes;
    private long next;
    private long end;
    private boolean hasLost;

    SimulatedPartition(Retention retention, int inflow, int recordBytes) {
        this.retention = retention;
        this.inflow = inflow;
        this.recordBytes = recordBytes;
    }

    private static final class Segment {
        private final long base;
        private final long firstMillis;
        private long lastMillis;
        private long bytes;

        Segment(long base, long firstMillis) {
            this.base = base;
            this.firstMillis = firstMillis;
        }
    }

    private long nowMillis() {
        return START_MILLIS + second * MILLIS;
    }

    /** Lets a second pass in which so many records are read. */
    void pass(int drain) {
        second++;
        Segment active = segments.peekLast();
        boolean isFull = active != null
                && (active.bytes + (long) inflow * recordBytes > retention.segmentBytes()
                        || nowMillis() - active.firstMillis > retention.segmentMillis());
        if (active == null || isFull) {
            active = new Segment(end, nowMillis());
            segments.addLast(active);
        }
        active.lastMillis = nowMillis();
        active.bytes += (long) inflow * recordBytes;
        bytes += (long) inflow * recordBytes;
        end += inflow;
        next = Math.min(end, next + drain);
        delete();
        hasLost |= begin() > next;
    }

    private void delete() {
        while (segments.size() > 1) {
            Segment first = segments.getFirst();
            boolean isOld = retention.isByTime() && nowMillis() - first.lastMillis > retention.millis();
            if (!isOld && !(retention.isBySize() && bytes - first.bytes >= retention.bytes())) {
                return;
            }
            segments.removeFirst();
            bytes -= first.bytes;
        }
    }

    private long begin() {
        return segments.getFirst().base;
    }

    boolean hasLost() {
        return hasLost;
    }

    boolean isCaughtUp() {
        return next == end;
    }

    void look() {
        history.add(new PartitionHistory.Sample(second * NANOS, begin(), next, end));
    }

    Situation situation() {
        PartitionHistory.Sample sample = new PartitionHistory.Sample(second * NANOS, begin(), next, end);
        // Record n was written in second n / inflow + 1.
        Long oldest = sample.isBehind() ? START_MILLIS + (next / inflow + 1) * MILLIS : null;
        return new Situation(
                0, retention, nowMillis(), sample, oldest, (double) recordBytes, history.inflow(), history.drain());
    }
}
