package io.tributary.mirror.headroom;

import org.jspecify.annotations.Nullable;

/**
 * One of the two bounds of a topic's retention, as it stands for one partition with unread records.
 *
 * @param least         the race where reading is slow and writing fast, and the first unread record the last of its segment
 * @param most          the race where things go well, and it is the first of its segment
 * @param stalledMillis until the first unread record is deleted where nothing is read any more
 * @param wholeMillis   until a record that is written now is deleted
 */
record Bound(Limit limit, Race least, Race most, long stalledMillis, long wholeMillis) {

    private static final double MILLIS = 1000;

    /**
     * The margin is in seconds of timestamps: the deletion moves through them as fast as the clock, and the reader as fast as
     * it reads, measured against how densely the backlog was written. Absent where the timestamp is not known.
     */
    static @Nullable Bound byTime(Situation situation, Retention retention) {
        Long oldest = situation.oldestMillis();
        if (oldest == null) {
            return null;
        }
        double density = situation.backlog() / situation.ageSeconds(oldest);
        Rate drain = situation.drainOrNone();
        double slow = drain.low() / Math.max(density, situation.inflowOrNone().high());
        double fast = drain.high() / density;
        double margin = (retention.deadlineMillis(oldest) - situation.nowMillis()) / MILLIS;
        Race stalled = new Race(margin, 1);
        return new Bound(
                Limit.TIME,
                new Race(margin, 1 - slow),
                new Race(margin + segmentSeconds(situation, retention, density), 1 - fast),
                stalled.millis(),
                retention.millis());
    }

    /** How much later than the record the last one of its segment may have come. */
    private static double segmentSeconds(Situation situation, Retention retention, double density) {
        double byTime = retention.segmentMillis() / MILLIS;
        Double bytes = situation.bytesPerRecord();
        return bytes == null ? byTime : Math.min(byTime, retention.segmentBytes() / (density * bytes));
    }

    /** The margin is in bytes: what may still be written behind the first unread record. Absent where sizes or rates are. */
    static @Nullable Bound bySize(Situation situation, Retention retention) {
        Double bytes = situation.bytesPerRecord();
        Rate inflow = situation.inflow();
        if (bytes == null || inflow == null) {
            return null;
        }
        Rate drain = situation.drainOrNone();
        double margin = retention.bytes() - situation.backlog() * bytes;
        double fastest = inflow.high() * bytes;
        return new Bound(
                Limit.SIZE,
                new Race(margin, fastest - drain.low() * bytes),
                new Race(margin + retention.segmentBytes(), (inflow.low() - drain.high()) * bytes),
                new Race(margin, fastest).millis(),
                new Race(retention.bytes(), fastest).millis());
    }

    Span span() {
        return new Span(least.millis(), most.millis());
    }

    /**
     * By the worse end of the range; and, one level milder, by what would be if nothing were read any more: who catches up
     * with little left is near the end for every outage.
     *
     * @param leastMillis of the range
     */
    HeadroomLevel level(long leastMillis, HeadroomSettings settings) {
        return HeadroomLevel.of(leastMillis, wholeMillis, settings)
                .worse(HeadroomLevel.of(stalledMillis, wholeMillis, settings).milder());
    }
}
