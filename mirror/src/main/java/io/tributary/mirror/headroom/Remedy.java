package io.tributary.mirror.headroom;

import java.time.Duration;

/**
 * What would help one partition, in numbers.
 *
 * @param drain           records a second that are read now
 * @param hold            records a second at which nothing is deleted unread any more
 * @param catchUp         records a second at which everything is read before the deletion would come if nothing were
 * @param bytesPerRecord  0 where it is not known
 * @param retentionMillis a {@code retention.ms} that would do; 0 where it would not help, or the one of now does
 * @param retentionBytes  a {@code retention.bytes} that would do; 0 likewise
 * @param endsIt          whether that retention is enough until everything is read, and does not only buy time
 */
record Remedy(
        double drain,
        double hold,
        double catchUp,
        double bytesPerRecord,
        long retentionMillis,
        long retentionBytes,
        boolean endsIt) {

    /** Half as much again as is expected to be needed. */
    private static final double MARGIN = 1.5;

    private static final double MILLIS = 1000;
    /** A catch-up that must be over in less than this is no plan. */
    private static final double SHORTEST_SECONDS = 60;

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long MEBIBYTE = 1L << 20;

    static Remedy of(Forecast forecast, HeadroomSettings settings) {
        Situation situation = forecast.situation();
        double hold = situation.inflowOrNone().high();
        double catchUp = hold;
        long retentionMillis = 0;
        long retentionBytes = 0;
        for (Bound bound : forecast.bounds()) {
            double secondsLeft = Math.max(SHORTEST_SECONDS, bound.stalledMillis() / MILLIS);
            catchUp = Math.max(catchUp, situation.inflowOrNone().high() + situation.backlog() / secondsLeft);
            if (bound.limit() == Limit.TIME) {
                // The last record of the backlog must be read before its own time is over, too.
                hold = Math.max(hold, situation.backlog() * MILLIS / Math.max(1, bound.wholeMillis()));
                retentionMillis = retentionMillis(situation, bound, settings);
            } else {
                retentionBytes = retentionBytes(situation, bound, settings);
            }
        }
        Double bytes = situation.bytesPerRecord();
        return new Remedy(
                situation.drainOrNone().latest(),
                Math.ceil(hold),
                Math.ceil(Math.max(hold, catchUp)),
                bytes == null ? 0 : bytes,
                retentionMillis,
                retentionBytes,
                situation.catchUp().mostMillis() < Span.NEVER);
    }

    private static long retentionMillis(Situation situation, Bound bound, HeadroomSettings settings) {
        // What the retention leaves is the margin; the rest of it is the age of the first unread record.
        double age = bound.wholeMillis() / MILLIS - bound.least().margin();
        double seconds = situation.catchUp().mostMillis() < Span.NEVER
                ? Math.max(age, situation.backlog() / situation.drainOrNone().low()) * MARGIN
                : age + settings.watch().toSeconds() * Math.max(0, bound.least().closing());
        double millis = seconds * MILLIS;
        long unit = millis < 2 * HOUR_MILLIS ? MINUTE_MILLIS : HOUR_MILLIS;
        return beyond(bound.wholeMillis(), roundedUp(millis, unit));
    }

    private static long retentionBytes(Situation situation, Bound bound, HeadroomSettings settings) {
        Retention retention = situation.retention();
        long now = retention == null ? 0 : retention.bytes();
        double backlog = now - bound.least().margin();
        double bytes = situation.catchUp().mostMillis() < Span.NEVER
                ? backlog * MARGIN
                : backlog
                        + settings.watch().toSeconds()
                                * Math.max(0, bound.least().closing());
        return beyond(now, roundedUp(bytes, MEBIBYTE));
    }

    private static long roundedUp(double amount, long unit) {
        return (long) Math.ceil(amount / unit) * unit;
    }

    private static long beyond(long now, long wanted) {
        return wanted > now ? wanted : 0;
    }
}
