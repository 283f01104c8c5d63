package io.tributary.mirror.engine;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/** Growing waits between tries, with jitter, so that a fleet does not come back all at once. One thread. */
final class Backoff {

    private static final double GROWTH = 2.0;
    private static final double JITTER = 0.5;

    private final IntervalFunction intervals;
    private int tries;

    Backoff(Duration first, Duration longest) {
        this.intervals = IntervalFunction.ofExponentialRandomBackoff(first, GROWTH, JITTER, longest);
    }

    Duration next() {
        tries++;
        return Duration.ofMillis(intervals.apply(tries));
    }

    void reset() {
        tries = 0;
    }
}
