package io.tributary.mirror.headroom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a partition stood at the last looks, and so how fast it is written and read. The time is cut into parts; the
 * slowest and the fastest part give the range.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class PartitionHistory {

    static final int SAMPLES = 31;
    private static final int PARTS = 5;
    private static final double NANOS = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>(SAMPLES);

    /**
     * @param next the first offset that is not read
     * @param end  behind the last record
     */
    record Sample(long nanos, long begin, long next, long end) {
        boolean isBehind() {
            return end > next;
        }

        /** Whether records went that were not read. */
        boolean isLosing() {
            return begin > next;
        }

        /** Whether what lies between is neither written nor read: another topic of the name, or a leap over what was lost. */
        private boolean follows(Sample earlier) {
            return next >= earlier.next && end >= earlier.end && !(earlier.next < begin && next >= begin);
        }
    }

    void add(Sample sample) {
        if (!samples.isEmpty() && !sample.follows(samples.getLast())) {
            samples.clear();
        }
        samples.addLast(sample);
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    /** Whether the position has moved between the last two looks. */
    boolean hasMoved() {
        List<Sample> all = new ArrayList<>(samples);
        int size = all.size();
        return size > 1 && all.get(size - 1).next() > all.get(size - 2).next();
    }

    /** How fast records come; null before the second look. */
    @Nullable
    Rate inflow() {
        return rate(false);
    }

    /** How fast records are read while more wait: a reader that has caught up is as slow as what comes. */
    @Nullable
    Rate drain() {
        return rate(true);
    }

    private @Nullable Rate rate(boolean ofReading) {
        List<Sample> all = new ArrayList<>(samples);
        int parts = Math.min(PARTS, all.size() - 1);
        double low = Double.POSITIVE_INFINITY;
        double high = -1;
        double latest = 0;
        for (int part = 0; part < parts; part++) {
            Sample first = all.get(part * (all.size() - 1) / parts);
            Sample last = all.get((part + 1) * (all.size() - 1) / parts);
            double seconds = (last.nanos() - first.nanos()) / NANOS;
            if (seconds <= 0 || (ofReading && !last.isBehind())) {
                continue;
            }
            long records = ofReading ? last.next() - first.next() : last.end() - first.end();
            latest = records / seconds;
            low = Math.min(low, latest);
            high = Math.max(high, latest);
        }
        return high < 0 ? null : new Rate(low, high, latest);
    }
}
