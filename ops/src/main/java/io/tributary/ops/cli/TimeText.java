package io.tributary.ops.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads times as options give them: a date, or a date and time, with an offset or in this machine's zone. */
final class TimeText {

    private TimeText() {}

    static Instant parse(String text, CommandSpec spec) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant();
            }
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime fixed
                    ? fixed.toInstant()
                    : LocalDateTime.from(time).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + text + "' is no time such as 2026-07-01, 2026-07-01T08:00 or 2026-07-01T08:00:00+08:00",
                    e);
        }
    }
}
