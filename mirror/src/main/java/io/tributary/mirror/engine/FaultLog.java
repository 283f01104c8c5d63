package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Tells of faults that repeat: the first of a kind at once, and then once a minute while it lasts. One that nobody foresaw
 * comes with its stack trace, for those who mend the program. One thread.
 */
final class FaultLog {

    private static final long AGAIN_NANOS = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final String who;
    private @Nullable FaultCode last;
    private long lastNanos;

    FaultLog(Logger log, String who) {
        this.log = log;
        this.who = who;
    }

    void tell(TributaryException fault, Throwable thrown) {
        long now = System.nanoTime();
        if (fault.code() == last && now - lastNanos < AGAIN_NANOS) {
            log.debug("{}: {}", who, fault.getMessage());
            return;
        }
        last = fault.code();
        lastNanos = now;
        if (fault.code() == FaultCode.UNFORESEEN) {
            log.error("{}: {}", who, fault.getMessage(), thrown);
        } else {
            log.warn("{}: {}; it is tried again until it succeeds", who, fault.getMessage());
        }
    }

    /** All is well again; the next fault is told at once. */
    void reset() {
        last = null;
    }
}
