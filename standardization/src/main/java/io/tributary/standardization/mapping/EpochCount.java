package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.outcome.Wording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts of units since 1970-01-01T00:00:00Z as instants. Stateless. */
final class EpochCount {

    private EpochCount() {}

    /** @throws java.time.DateTimeException where no instant is so far away */
    static Instant instant(long count, EpochUnit unit) {
        return switch (unit) {
            case SECONDS -> Instant.ofEpochSecond(count);
            case MILLIS -> Instant.ofEpochMilli(count);
            case MICROS -> Instant.EPOCH.plus(count, ChronoUnit.MICROS);
            case NANOS -> Instant.EPOCH.plus(count, ChronoUnit.NANOS);
        };
    }

    static Wording notWhole(EpochUnit unit) {
        return switch (unit) {
            case SECONDS -> Wording.of("is not a whole count of seconds", "不是整数秒");
            case MILLIS -> Wording.of("is not a whole count of milliseconds", "不是整数毫秒");
            case MICROS -> Wording.of("is not a whole count of microseconds", "不是整数微秒");
            case NANOS -> Wording.of("is not a whole count of nanoseconds", "不是整数纳秒");
        };
    }
}
