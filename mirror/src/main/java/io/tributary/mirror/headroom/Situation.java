package io.tributary.mirror.headroom;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one partition at one moment.
 *
 * @param retention      of its topic; absent where its configuration cannot be read
 * @param oldestMillis   the timestamp of the first unread record; absent where it is not known
 * @param bytesPerRecord on the broker's disk, over the whole partition; absent where its size is not known
 * @param inflow         how fast records come; absent before the second look
 * @param drain          how fast they are read while more wait; absent before the second look, or where all is read
 */
record Situation(
        int partition,
        @Nullable Retention retention,
        long nowMillis,
        PartitionHistory.Sample sample,
        @Nullable Long oldestMillis,
        @Nullable Double bytesPerRecord,
        @Nullable Rate inflow,
        @Nullable Rate drain) {

    private static final double MILLIS = 1000;

    /** What waits and is still there. */
    long backlog() {
        return Math.max(0, sample.end() - Math.max(sample.next(), sample.begin()));
    }

    /** Of the first unread record, in seconds; at least one, so that a backlog that just began has a density. */
    double ageSeconds(long oldest) {
        return Math.max(1, (nowMillis - oldest) / MILLIS);
    }

    Rate inflowOrNone() {
        return inflow == null ? Rate.NONE : inflow;
    }

    Rate drainOrNone() {
        return drain == null ? Rate.NONE : drain;
    }

    /** Until everything is read, at the rates of now. */
    Span catchUp() {
        long backlog = backlog();
        if (backlog == 0) {
            return new Span(0, 0);
        }
        long soonest = new Race(backlog, drainOrNone().high() - inflowOrNone().low()).millis();
        long latest = new Race(backlog, drainOrNone().low() - inflowOrNone().high()).millis();
        return new Span(soonest, latest);
    }
}
