package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how the time of a field is written in the source, and how it is to be written. */
final class TimeRuleReader {

    private static final Map<String, EpochUnit> EPOCHS =
            Arrays.stream(EpochUnit.values()).collect(Collectors.toMap(EpochUnit::keyword, Function.identity()));
    private static final Map<String, Boolean> NUMERALS = Map.of("chinese", true, "ascii", false);
    private static final ZonedDateTime SOME_TIME = ZonedDateTime.of(2018, 2, 20, 7, 0, 0, 0, ZoneId.of("UTC"));

    private TimeRuleReader() {}

    static @Nullable TimeFormat read(YamlMapping rule) {
        YamlValue time = rule.value("time");
        if (time == null) {
            return null;
        }
        YamlValue numerals = rule.value("numerals");
        Boolean chinese = numerals == null ? Boolean.FALSE : numerals.oneOf(NUMERALS);
        SourceTime from = source(time, Boolean.TRUE.equals(chinese));
        if (numerals != null && from instanceof SourceTime.Epoch) {
            numerals.refuse("a count is written in digits: 'numerals' goes with patterns");
        }
        YamlValue zoneValue = rule.required("zone", "the zone of the source's times, such as Asia/Shanghai");
        ZoneId zone =
                zoneValue == null ? null : zoneValue.parsedName(TimeRuleReader::zone, ZoneId::getAvailableZoneIds);
        YamlValue toValue = rule.value("to");
        String to = toValue == null ? null : toValue.parsed(TimeRuleReader::pattern);
        return from == null || zone == null ? StandIns.TIME : new TimeFormat(from, zone, to);
    }

    private static @Nullable SourceTime source(YamlValue time, boolean chinese) {
        if (time.isList()) {
            return several(time, chinese);
        }
        SourceTime single = time.parsed(TimeRuleReader::sourceTime);
        return chinese && single instanceof SourceTime.Pattern pattern
                ? new SourceTime.AnyOf(List.of(pattern.pattern()), true)
                : single;
    }

    private static @Nullable SourceTime several(YamlValue time, boolean chinese) {
        List<YamlValue> items = time.items();
        if (items.isEmpty()) {
            time.refuse("an empty list reads no time; name a pattern");
        }
        List<String> patterns = items.stream()
                .flatMap(item -> Stream.ofNullable(item.parsed(TimeRuleReader::patternOnly)))
                .toList();
        return patterns.isEmpty() ? null : new SourceTime.AnyOf(patterns, chinese);
    }

    private static SourceTime sourceTime(String text) {
        EpochUnit unit = EPOCHS.get(text);
        return unit == null ? new SourceTime.Pattern(pattern(text)) : new SourceTime.Epoch(unit);
    }

    private static String patternOnly(String text) {
        if (EPOCHS.containsKey(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' stands alone: whether digits are a count or a date is never guessed");
        }
        return pattern(text);
    }

    private static String pattern(String text) {
        try {
            if (DateTimeFormatter.ofPattern(text, Locale.ENGLISH)
                    .format(SOME_TIME)
                    .isBlank()) {
                throw new IllegalArgumentException("it writes nothing");
            }
            return text;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a pattern such as yyyy-MM-dd'T'HH:mm:ss, or epoch-seconds, epoch-millis, epoch-micros or"
                            + " epoch-nanos; got '" + text + "' (" + e.getMessage() + ")",
                    e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a zone such as Asia/Shanghai or +08:00; got '" + text + "'", e);
        }
    }
}
