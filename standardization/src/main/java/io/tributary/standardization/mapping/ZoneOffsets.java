package io.tributary.standardization.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of a zone, with the span of the last one kept: records of one time follow each other.
 *
 * <p><b>Threading:</b> any number of threads; what is kept is exchanged as a whole.
 */
final class ZoneOffsets {

    private final ZoneRules rules;
    private volatile Span span = new Span(0, 0, ZoneOffset.UTC);

    ZoneOffsets(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Null where the zone's clocks skipped that local time, or showed it twice. */
    @Nullable
    ZoneOffset at(LocalDateTime local) {
        long second = local.toEpochSecond(ZoneOffset.UTC);
        Span kept = span;
        if (kept.holds(second)) {
            return kept.offset();
        }
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() != 1) {
            return null;
        }
        span = spanAt(local.toInstant(offsets.get(0)), offsets.get(0));
        return offsets.get(0);
    }

    /** @param second since the epoch */
    ZoneOffset at(long second) {
        Span kept = span;
        if (kept.holds(second + kept.offset().getTotalSeconds())) {
            return kept.offset();
        }
        Instant instant = Instant.ofEpochSecond(second);
        ZoneOffset offset = rules.getOffset(instant);
        span = spanAt(instant, offset);
        return offset;
    }

    private Span spanAt(Instant instant, ZoneOffset offset) {
        ZoneOffsetTransition last = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition next = rules.nextTransition(instant);
        return new Span(
                last == null ? Long.MIN_VALUE : Math.max(before(last), after(last)),
                next == null ? Long.MAX_VALUE : Math.min(before(next), after(next)),
                offset);
    }

    private static long before(ZoneOffsetTransition transition) {
        return transition.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC);
    }

    private static long after(ZoneOffsetTransition transition) {
        return transition.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC);
    }

    /**
     * Local times that have one offset and no other.
     *
     * @param from local seconds since 1970-01-01T00:00
     * @param to   exclusive
     */
    private record Span(long from, long to, ZoneOffset offset) {
        boolean holds(long localSecond) {
            return localSecond >= from && localSecond < to;
        }
    }
}
