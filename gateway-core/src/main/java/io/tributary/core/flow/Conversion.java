package io.tributary.core.flow;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step from a source value to a standard value. */
public sealed interface Conversion {

    /**
     * Replaces a value by another column of the row of a code table that it matches.
     *
     * @param table the name of the table
     * @param match the column that is compared with the value
     * @param give  the column that is published
     * @param where column to permitted values; rows outside are not considered
     */
    record CodeLookup(String table, String match, String give, Map<String, List<String>> where) implements Conversion {
        public CodeLookup {
            where = Map.copyOf(where);
        }
    }

    /**
     * Reads a time and writes it again.
     *
     * @param from how it is written in the source
     * @param zone the zone of a source time that carries none
     * @param to   a pattern of {@link java.time.format.DateTimeFormatter}; absent: RFC 3339 with the zone's offset
     */
    record TimeFormat(
            SourceTime from, ZoneId zone, @Nullable String to) implements Conversion {}

    /** Reads a number exactly, from text or number. */
    record NumberFormat(NumberKind kind) implements Conversion {}

    /** Lets through only what the standard of an identifier allows, as it is. */
    record IdentifierCheck(IdentifierKind kind) implements Conversion {}

    /** How a time is written in the source. */
    sealed interface SourceTime {
        /** A pattern of {@link java.time.format.DateTimeFormatter}. */
        record Pattern(String pattern) implements SourceTime {}

        /** A count of units since 1970-01-01T00:00:00Z; never guessed from its size. */
        record Epoch(EpochUnit unit) implements SourceTime {}
    }

    enum EpochUnit {
        SECONDS,
        MILLIS
    }

    enum NumberKind {
        INTEGER,
        DECIMAL
    }
}
