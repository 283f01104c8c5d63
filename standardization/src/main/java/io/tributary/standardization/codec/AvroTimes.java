package io.tributary.standardization.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.jspecify.annotations.Nullable;

/**
 * Avro's dates and times of day as ISO 8601 writes them, since a count of days or of moments since midnight tells people
 * nothing. A timestamp stays the number that it is, for the rule {@code time: epoch-millis}. Stateless.
 */
final class AvroTimes {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ISO_LOCAL_TIME;
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long NANOS_A_MICRO = 1_000;

    private AvroTimes() {}

    /** A count beyond what a calendar holds stays a number. */
    static Object ofNumber(@Nullable LogicalType logical, long number) {
        if (logical == null) {
            return number;
        }
        try {
            if (logical instanceof LogicalTypes.Date) {
                return LocalDate.ofEpochDay(number).toString();
            }
            if (logical instanceof LogicalTypes.TimeMillis) {
                return TIME_OF_DAY.format(LocalTime.ofNanoOfDay(Math.multiplyExact(number, NANOS_A_MILLI)));
            }
            if (logical instanceof LogicalTypes.TimeMicros) {
                return TIME_OF_DAY.format(LocalTime.ofNanoOfDay(Math.multiplyExact(number, NANOS_A_MICRO)));
            }
            if (logical instanceof LogicalTypes.LocalTimestampMillis) {
                return local(Instant.ofEpochMilli(number));
            }
            if (logical instanceof LogicalTypes.LocalTimestampMicros) {
                return local(Instant.EPOCH.plus(number, ChronoUnit.MICROS));
            }
        } catch (DateTimeException | ArithmeticException e) {
            return number;
        }
        return number;
    }

    private static String local(Instant instant) {
        return LOCAL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
