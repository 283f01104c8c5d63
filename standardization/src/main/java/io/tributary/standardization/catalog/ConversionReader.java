package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.flow.Conversion.NumberFormat;
import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the rule of a field converts: a code, a time or a number. */
final class ConversionReader {

    private static final List<String> CONVERSIONS = List.of("code", "time", "number");
    private static final Map<String, NumberKind> NUMBERS =
            Map.of("integer", NumberKind.INTEGER, "decimal", NumberKind.DECIMAL);
    private static final Map<String, EpochUnit> EPOCHS =
            Map.of("epoch-seconds", EpochUnit.SECONDS, "epoch-millis", EpochUnit.MILLIS);

    private static final ZonedDateTime SOME_TIME = ZonedDateTime.of(2018, 2, 20, 7, 0, 0, 0, ZoneId.of("UTC"));

    private ConversionReader() {}

    static List<Conversion> read(YamlMapping rule) {
        List<String> given = CONVERSIONS.stream().filter(rule::has).toList();
        for (String other : given.subList(Math.min(1, given.size()), given.size())) {
            rule.exclude(given.get(0), other, "a value is converted once");
        }
        goesWith(rule, "where", "code");
        goesWith(rule, "zone", "time");
        goesWith(rule, "to", "time");
        return Stream.of(code(rule), time(rule), number(rule.value("number")), CheckReader.read(rule.value("check")))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static void goesWith(YamlMapping rule, String key, String main) {
        YamlValue value = rule.value(key);
        if (value != null && !rule.has(main)) {
            value.refuse("'" + key + "' goes with '" + main + "' only");
        }
    }

    private static @Nullable Conversion code(YamlMapping rule) {
        YamlValue code = rule.value("code");
        YamlValue where = rule.value("where");
        return code == null ? null : CodeRuleReader.read(code, where);
    }

    private static @Nullable Conversion number(@Nullable YamlValue value) {
        NumberKind kind = value == null ? null : value.oneOf(NUMBERS);
        return kind == null ? null : new NumberFormat(kind);
    }

    private static @Nullable Conversion time(YamlMapping rule) {
        YamlValue time = rule.value("time");
        if (time == null) {
            return null;
        }
        SourceTime from = time.parsed(ConversionReader::sourceTime);
        YamlValue zoneValue = rule.required("zone", "the zone of the source's times, such as Asia/Shanghai");
        ZoneId zone =
                zoneValue == null ? null : zoneValue.parsedName(ConversionReader::zone, ZoneId::getAvailableZoneIds);
        YamlValue toValue = rule.value("to");
        String to = toValue == null ? null : toValue.parsed(ConversionReader::pattern);
        return from == null || zone == null ? null : new TimeFormat(from, zone, to);
    }

    private static SourceTime sourceTime(String text) {
        EpochUnit unit = EPOCHS.get(text);
        return unit == null ? new SourceTime.Pattern(pattern(text)) : new SourceTime.Epoch(unit);
    }

    private static String pattern(String text) {
        try {
            if (DateTimeFormatter.ofPattern(text).format(SOME_TIME).isBlank()) {
                throw new IllegalArgumentException("it writes nothing");
            }
            return text;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a pattern such as yyyy-MM-dd'T'HH:mm:ss, epoch-seconds or epoch-millis; got '" + text
                            + "' (" + e.getMessage() + ")",
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
