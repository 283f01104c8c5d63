package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.core.outcome.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times strictly and writes them again. 30 February, 24:00 and a local time that the zone skipped are refused; of
 * a local time that the zone had twice, the first is meant. A pattern without a time of day means its start.
 */
final class TimeConversion implements ValueConversion {

    /** RFC 3339: seconds always, a fraction where there is one, {@code Z} or hours and minutes. */
    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);

    /** A day within what four digits of a year can write in any zone. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9998;
    private static final Instant LATEST = Instant.parse("9998-12-31T23:59:59Z");
    private static final List<ChronoField> PARTS_OF_TIME = List.of(
            ChronoField.AMPM_OF_DAY,
            ChronoField.HOUR_OF_AMPM,
            ChronoField.MINUTE_OF_HOUR,
            ChronoField.SECOND_OF_MINUTE,
            ChronoField.NANO_OF_SECOND);
    private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,18}");
    private static final int SECONDS_PER_MINUTE = 60;
    private static final String RULE = "time: ";

    private final ZoneId zone;
    private final @Nullable EpochUnit unit;
    private final @Nullable DateTimeFormatter pattern;
    private final @Nullable FixedTimePattern fixed;
    private final ZoneOffsets offsets;
    private final DateTimeFormatter output;
    private final String rule;

    /**
     * @throws IllegalArgumentException where a pattern is none, or reads no date
     */
    TimeConversion(TimeFormat format) {
        this.zone = format.zone();
        this.offsets = new ZoneOffsets(zone);
        if (format.from() instanceof SourceTime.Epoch epoch) {
            this.unit = epoch.unit();
            this.pattern = null;
            this.fixed = null;
            this.rule = RULE + (unit == EpochUnit.SECONDS ? "epoch-seconds" : "epoch-millis");
        } else if (format.from() instanceof SourceTime.Pattern source) {
            this.unit = null;
            this.pattern = reading(source.pattern());
            this.fixed = FixedTimePattern.of(source.pattern());
            this.rule = RULE + source.pattern();
        } else {
            throw new IllegalStateException("no such source of time");
        }
        this.output = format.to() == null ? RFC_3339 : DateTimeFormatter.ofPattern(format.to(), Locale.ENGLISH);
        requireReadable();
    }

    @Override
    public Object convert(Object value) throws FieldRefusal {
        return standardTime(value).text();
    }

    StandardTime standardTime(Object value) throws FieldRefusal {
        StandardTime plain = output == RFC_3339 ? plainTime(plainLocal(value)) : null;
        if (plain != null) {
            return plain;
        }
        Instant instant = read(value);
        return new StandardTime(text(instant, value), instant.toEpochMilli());
    }

    private @Nullable LocalDateTime plainLocal(Object value) {
        if (fixed != null) {
            return value instanceof String || value instanceof Long ? fixed.read(value.toString()) : null;
        }
        if (unit == null || !(value instanceof Long count) || count < 0 || count > LATEST.toEpochMilli()) {
            return null;
        }
        Instant instant = unit == EpochUnit.SECONDS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
        return LocalDateTime.ofEpochSecond(
                instant.getEpochSecond(), instant.getNano(), offsets.at(instant.getEpochSecond()));
    }

    /** Null where a formatter has to read or write it, or to refuse. */
    private @Nullable StandardTime plainTime(@Nullable LocalDateTime local) {
        if (local == null || local.getYear() <= FIRST_YEAR || local.getYear() >= LAST_YEAR) {
            return null;
        }
        ZoneOffset offset = offsets.at(local);
        if (offset == null || offset.getTotalSeconds() % SECONDS_PER_MINUTE != 0) {
            return null;
        }
        return new StandardTime(
                Rfc3339Text.of(local, offset), local.toInstant(offset).toEpochMilli());
    }

    /** The day in the rule's zone. */
    LocalDate date(Object value) throws FieldRefusal {
        return read(value).atZone(zone).toLocalDate();
    }

    private Instant read(Object value) throws FieldRefusal {
        Instant instant = pattern == null ? fromEpoch(value) : fromText(value, pattern);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw refuse(value, "lies outside the years 0001 to 9998; is it a count of another unit?");
        }
        return instant;
    }

    private String text(Instant instant, Object seen) throws FieldRefusal {
        ZonedDateTime time = instant.atZone(zone);
        // RFC 3339 has no offsets with seconds, which zones had before they had standard time.
        boolean oddOffset = time.getOffset().getTotalSeconds() % SECONDS_PER_MINUTE != 0;
        try {
            return output.format(output == RFC_3339 && oddOffset ? time.withZoneSameInstant(ZoneOffset.UTC) : time);
        } catch (DateTimeException e) {
            throw refuse(seen, "is a time that the pattern under 'to' cannot write");
        }
    }

    private Instant fromEpoch(Object value) throws FieldRefusal {
        long count;
        if (value instanceof Long number) {
            count = number;
        } else if (value instanceof String text && COUNT.matcher(text).matches()) {
            count = Long.parseLong(text);
        } else if (value instanceof BigDecimal || value instanceof BigInteger || value instanceof String) {
            throw refuse(value, "is not a whole count of " + (unit == EpochUnit.SECONDS ? "seconds" : "milliseconds"));
        } else {
            throw wrongType(value);
        }
        try {
            return unit == EpochUnit.SECONDS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
        } catch (DateTimeException e) {
            throw refuse(value, "is out of range; is it a count of another unit?");
        }
    }

    private Instant fromText(Object value, DateTimeFormatter format) throws FieldRefusal {
        String text = value instanceof Long number ? number.toString() : value instanceof String s ? s : null;
        if (text == null) {
            throw wrongType(value);
        }
        try {
            return instant(format.parse(text), value);
        } catch (DateTimeParseException e) {
            throw refuse(value, reason(text, e));
        } catch (DateTimeException e) {
            throw refuse(value, notOfThePattern());
        }
    }

    private Instant instant(TemporalAccessor parsed, Object seen) throws FieldRefusal {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw refuse(seen, "is a local time that " + zone + " skipped when its clocks went forward");
        }
        return local.toInstant(offsets.get(0));
    }

    private static DateTimeFormatter reading(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                // So that 'yyyy', the year of an era, is the year that everybody means by it.
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT)
                .withChronology(IsoChronology.INSTANCE);
    }

    /** A pattern must be able to read what it writes, or no record ever passes; and it must not drop what it reads. */
    private void requireReadable() {
        if (pattern == null) {
            return;
        }
        ZonedDateTime sample = ZonedDateTime.of(2018, 2, 20, 7, 0, 0, 0, zone);
        try {
            String text = pattern.format(sample);
            fromText(text, pattern);
            TemporalAccessor parsed = pattern.parse(text);
            if (parsed.query(TemporalQueries.localTime()) == null
                    && PARTS_OF_TIME.stream().anyMatch(parsed::isSupported)) {
                throw new IllegalArgumentException(
                        "the " + rule + " reads parts of a time but not its hour; 'HH' is missing, or 'a' beside 'hh'");
            }
        } catch (FieldRefusal | DateTimeException e) {
            throw new IllegalArgumentException("the " + rule + " reads no full date; it needs year, month and day", e);
        }
    }

    private String reason(String text, DateTimeParseException e) {
        if (e.getErrorIndex() <= 0) {
            return notOfThePattern();
        }
        return e.getErrorIndex() >= text.length()
                ? "ends before the pattern " + written() + " does"
                : "departs from the pattern " + written() + " at character " + (e.getErrorIndex() + 1);
    }

    private String notOfThePattern() {
        return "is not a time of the pattern " + written();
    }

    /** The pattern as the flow gives it. */
    private String written() {
        return rule.substring(RULE.length());
    }

    private FieldRefusal wrongType(Object value) {
        return new FieldRefusal(ErrorCode.INVALID_TYPE, rule, "a time", value, "is neither text nor a count");
    }

    private FieldRefusal refuse(Object seen, String message) {
        return new FieldRefusal(ErrorCode.INVALID_TIME, rule, rule.substring(RULE.length()), seen, message);
    }
}
