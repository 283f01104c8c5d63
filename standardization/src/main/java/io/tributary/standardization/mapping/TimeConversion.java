package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
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
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times strictly and writes them again. 30 February, 24:00 and a local time that the zone skipped are refused; of
 * a local time that the zone had twice, the first is meant. A pattern without a time of day means its start.
 */
final class TimeConversion implements TimeReading {

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
    private static final Pattern COUNT = Pattern.compile("-?[0-9]+");
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
            this.rule = RULE + unit.keyword();
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
    public StandardTime standardTime(Object value) throws FieldRefusal {
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
        Instant instant = EpochCount.instant(count, unit);
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

    @Override
    public LocalDate date(Object value) throws FieldRefusal {
        return read(value).atZone(zone).toLocalDate();
    }

    private Instant read(Object value) throws FieldRefusal {
        Instant instant = unit == null ? fromText(value, Objects.requireNonNull(pattern)) : fromEpoch(value, unit);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw refuse(
                    value,
                    Wording.of(
                            "lies outside the years 0001 to 9998; is it a count of another unit?",
                            "不在 0001 至 9998 年之间；是否为其他单位的计数？"));
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
            throw refuse(seen, Wording.of("is a time that the pattern under 'to' cannot write", "是 to 的格式无法写出的时间"));
        }
    }

    private Instant fromEpoch(Object value, EpochUnit unit) throws FieldRefusal {
        long count;
        if (value instanceof Long number) {
            count = number;
        } else if (value instanceof String text && COUNT.matcher(text).matches()) {
            count = count(text);
        } else if (value instanceof BigInteger) {
            throw outOfRange(value);
        } else if (value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0) {
            count = count(number);
        } else if (value instanceof BigDecimal || value instanceof String) {
            throw refuse(value, EpochCount.notWhole(unit));
        } else {
            throw wrongType(value);
        }
        try {
            return EpochCount.instant(count, unit);
        } catch (DateTimeException e) {
            throw outOfRange(value);
        }
    }

    private long count(String text) throws FieldRefusal {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw outOfRange(text);
        }
    }

    /** As programs write it that have no integers: {@code 1.5190812E9}. */
    private long count(BigDecimal whole) throws FieldRefusal {
        try {
            return whole.longValueExact();
        } catch (ArithmeticException e) {
            throw outOfRange(whole);
        }
    }

    private FieldRefusal outOfRange(Object value) {
        return refuse(value, Wording.of("is out of range; is it a count of another unit?", "超出范围；是否为其他单位的计数？"));
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
            throw refuse(
                    seen,
                    Wording.of(
                            "is a local time that " + zone + " skipped when its clocks went forward",
                            "是 " + zone + " 拨快时钟时跳过的当地时间"));
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

    private Wording reason(String text, DateTimeParseException e) {
        if (e.getErrorIndex() <= 0) {
            return notOfThePattern();
        }
        return e.getErrorIndex() >= text.length()
                ? Wording.of("ends before the pattern " + written() + " does", "比格式 " + written() + " 短")
                : Wording.of(
                        "departs from the pattern " + written() + " at character " + (e.getErrorIndex() + 1),
                        "从第 " + (e.getErrorIndex() + 1) + " 个字符起不符合格式 " + written());
    }

    private Wording notOfThePattern() {
        return Wording.of("is not a time of the pattern " + written(), "不是格式为 " + written() + " 的时间");
    }

    /** The pattern as the flow gives it. */
    private String written() {
        return rule.substring(RULE.length());
    }

    private FieldRefusal wrongType(Object value) {
        return new FieldRefusal(
                ErrorCode.INVALID_TYPE,
                rule,
                Wording.of("a time", "时间"),
                value,
                Wording.of("is neither text nor a count", "既不是文本也不是计数"));
    }

    private FieldRefusal refuse(Object seen, Wording reason) {
        return new FieldRefusal(ErrorCode.INVALID_TIME, rule, Wording.same(written()), seen, reason);
    }
}
