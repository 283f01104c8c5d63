package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.notation.ChineseDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Reads times that are written in one of several ways; the first pattern that reads a time counts. */
final class WrittenTimeConversion implements TimeReading {

    private final List<TimeConversion> ways;
    private final ZoneId zone;
    private final boolean chinese;
    private final String patterns;

    /**
     * @throws IllegalArgumentException where a pattern is none, or reads no date
     */
    WrittenTimeConversion(TimeFormat format, SourceTime.AnyOf from) {
        this.ways = from.patterns().stream()
                .map(pattern ->
                        new TimeConversion(new TimeFormat(new SourceTime.Pattern(pattern), format.zone(), format.to())))
                .toList();
        this.zone = format.zone();
        this.chinese = from.chineseNumerals();
        this.patterns = String.join(" | ", from.patterns());
    }

    @Override
    public LocalDate date(Object value) throws FieldRefusal {
        return Instant.ofEpochMilli(standardTime(value).epochMillis())
                .atZone(zone)
                .toLocalDate();
    }

    @Override
    public StandardTime standardTime(Object value) throws FieldRefusal {
        Object plain = chinese && value instanceof String text ? ChineseDates.plain(text) : value;
        FieldRefusal refusal = null;
        for (TimeConversion way : ways) {
            try {
                return way.standardTime(plain);
            } catch (FieldRefusal e) {
                refusal = e;
            }
        }
        if (refusal != null && (ways.size() == 1 || refusal.code() == ErrorCode.INVALID_TYPE)) {
            throw refusal.about(value);
        }
        throw new FieldRefusal(
                ErrorCode.INVALID_TIME,
                "time: " + patterns,
                Wording.same(patterns),
                value,
                Wording.of("is not a time of any of the patterns " + patterns, "不符合任何一种格式：" + patterns));
    }
}
