package io.tributary.core.ledger;

/** The earliest and the latest event time, both included, in milliseconds since the epoch. */
public record EventTimeRange(long earliestMillis, long latestMillis) {
    public EventTimeRange {
        if (latestMillis < earliestMillis) {
            throw new IllegalArgumentException("the latest event time lies before the earliest");
        }
    }
}
