package io.tributary.mirror.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads bounds as people write them: a word, an offset, {@code partition:offset} pairs, or a time. Stateless. */
public final class BoundText {

    private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");
    private static final Pattern OFFSETS = Pattern.compile("\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18})*");

    private static final Pattern ZONED = Pattern.compile("([^\\[]*)\\[([^\\]]+)]");

    private BoundText() {}

    /**
     * @param zone of times that name none
     * @throws IllegalArgumentException with a message for people
     */
    public static Bound parse(String text, ZoneId zone) {
        for (Bound.Word word : Bound.Word.values()) {
            if (word.toString().equals(text)) {
                return word;
            }
        }
        if (OFFSET.matcher(text).matches()) {
            return new Bound.Offset(Long.parseLong(text));
        }
        if (OFFSETS.matcher(text).matches()) {
            return offsets(text);
        }
        try {
            return new Bound.At(time(text, zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no bound; name beginning, end or last, an offset such as 1500, offsets by partition"
                            + " such as 0:1500,1:1720, or a time such as 2026-07-01, 2026-07-01T08:00,"
                            + " 2026-07-01T08:00:00+08:00 or 2026-07-01T08:00[Asia/Shanghai]",
                    e);
        }
    }

    private static Bound offsets(String text) {
        Map<Integer, Long> offsets = new TreeMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            int partition = Integer.parseInt(pair.substring(0, colon));
            if (offsets.put(partition, Long.parseLong(pair.substring(colon + 1))) != null) {
                throw new IllegalArgumentException("'" + text + "' names partition " + partition + " twice");
            }
        }
        return new Bound.Offsets(offsets);
    }

    /** A zone in brackets counts for what stands before it, unless that has an offset of its own. */
    private static Instant time(String text, ZoneId zone) {
        Matcher zoned = ZONED.matcher(text);
        if (zoned.matches()) {
            return time(zoned.group(1), ZoneId.of(zoned.group(2)));
        }
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime fixed
                ? fixed.toInstant()
                : LocalDateTime.from(time).atZone(zone).toInstant();
    }
}
