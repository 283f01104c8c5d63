package io.tributary.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of offsets, kept as the fewest intervals.
 *
 * <p>Invariant: between two intervals lies at least one offset that is not in the set. So a set without holes is one
 * interval, however many were added.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class OffsetSet {

    /** The start of each interval to its end. */
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** Adds the interval, and gives back those parts of it that were in the set already. */
    List<OffsetInterval> add(OffsetInterval added) {
        List<OffsetInterval> present = new ArrayList<>();
        long from = added.from();
        long to = added.to();
        Map.Entry<Long, Long> touched = ends.floorEntry(added.to());
        while (touched != null && touched.getValue() >= added.from()) {
            long presentFrom = Math.max(touched.getKey(), added.from());
            long presentTo = Math.min(touched.getValue(), added.to());
            if (presentFrom < presentTo) {
                present.add(new OffsetInterval(presentFrom, presentTo));
            }
            from = Math.min(from, touched.getKey());
            to = Math.max(to, touched.getValue());
            ends.remove(touched.getKey());
            touched = ends.floorEntry(added.to());
        }
        ends.put(from, to);
        return present;
    }

    boolean contains(long offset) {
        Map.Entry<Long, Long> before = ends.floorEntry(offset);
        return before != null && offset < before.getValue();
    }

    /** Those parts of the interval that are not in the set. */
    List<OffsetInterval> missingOf(OffsetInterval interval) {
        List<OffsetInterval> missing = new ArrayList<>();
        long from = interval.from();
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        if (before != null) {
            from = Math.max(from, before.getValue());
        }
        for (Map.Entry<Long, Long> present :
                ends.subMap(interval.from(), false, interval.to(), false).entrySet()) {
            if (present.getKey() > from) {
                missing.add(new OffsetInterval(from, present.getKey()));
            }
            from = present.getValue();
        }
        if (from < interval.to()) {
            missing.add(new OffsetInterval(from, interval.to()));
        }
        return missing;
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /** The lowest offset; -1 in an empty set. */
    long start() {
        return ends.isEmpty() ? -1 : ends.firstKey();
    }

    /** The offset after the highest; -1 in an empty set. */
    long end() {
        return ends.isEmpty() ? -1 : ends.lastEntry().getValue();
    }

    /** From the lowest up. */
    List<OffsetInterval> intervals() {
        List<OffsetInterval> intervals = new ArrayList<>(ends.size());
        ends.forEach((from, to) -> intervals.add(new OffsetInterval(from, to)));
        return intervals;
    }

    /** What is missing between the lowest and the highest offset, from the lowest up. */
    List<OffsetInterval> gaps() {
        List<OffsetInterval> gaps = new ArrayList<>();
        long end = start();
        for (Map.Entry<Long, Long> interval : ends.entrySet()) {
            if (interval.getKey() > end) {
                gaps.add(new OffsetInterval(end, interval.getKey()));
            }
            end = interval.getValue();
        }
        return gaps;
    }
}
