package io.tributary.core.flow;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step from a source value to a standard value. */
public sealed interface Conversion
        permits Conversion.CodeLookup,
                Conversion.TimeFormat,
                Conversion.NumberFormat,
                Conversion.UnitChange,
                Conversion.IdentifierCheck,
                TextStep,
                ArrayStep {

    /**
     * Replaces a value by another column of the row of a code table that it matches.
     *
     * @param table       the name of the table
     * @param match       what is compared with the value
     * @param give        the column that is published
     * @param where       column to permitted values; rows outside are not considered
     * @param containment absent where rows stand for themselves alone
     * @param at          the field whose time decides which rows of a dated table are valid; absent: the event time
     */
    record CodeLookup(
            String table,
            CodeMatch match,
            String give,
            Map<String, List<String>> where,
            @Nullable CodeContainment containment,
            @Nullable String at)
            implements Conversion {
        public CodeLookup {
            where = Map.copyOf(where);
        }

        /** Of one column, among rows that stand for themselves. */
        public CodeLookup(String table, String match, String give, Map<String, List<String>> where) {
            this(table, CodeMatch.of(match), give, where, null, null);
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

    /**
     * Reads a number exactly, from text or number.
     *
     * @param written the ways of writing a number that are understood besides plain digits
     * @param scale   digits after the point to which it is rounded, half up; absent: as many as there are
     */
    record NumberFormat(
            NumberKind kind,
            Set<NumberWriting> written,
            @Nullable Integer scale) implements Conversion {
        public NumberFormat {
            written = Set.copyOf(written);
        }

        /** A number in plain digits, kept to the last one. */
        public NumberFormat(NumberKind kind) {
            this(kind, Set.of(), null);
        }
    }

    /**
     * Converts a number from one unit of measure to another, both in UCUM's codes.
     *
     * @param scale digits after the point to which the result is rounded, half up; absent: the result is exact
     */
    record UnitChange(String from, String to, @Nullable Integer scale) implements Conversion {}

    /** Lets through only what the standard of an identifier allows, as it is. */
    record IdentifierCheck(IdentifierKind kind) implements Conversion {}

    /** How a time is written in the source. */
    sealed interface SourceTime {
        /** A pattern of {@link java.time.format.DateTimeFormatter}. */
        record Pattern(String pattern) implements SourceTime {}

        /**
         * Patterns that are tried in order.
         *
         * @param chineseNumerals whether digits may be written as Chinese numerals, as in 二〇二六年十一月二十一日
         */
        record AnyOf(List<String> patterns, boolean chineseNumerals) implements SourceTime {
            public AnyOf {
                patterns = List.copyOf(patterns);
            }
        }

        /** A count of units since 1970-01-01T00:00:00Z; never guessed from its size. */
        record Epoch(EpochUnit unit) implements SourceTime {}
    }

    enum EpochUnit {
        SECONDS("epoch-seconds"),
        MILLIS("epoch-millis"),
        MICROS("epoch-micros"),
        NANOS("epoch-nanos");

        private final String keyword;

        EpochUnit(String keyword) {
            this.keyword = keyword;
        }

        /** As the flow file names it. */
        public String keyword() {
            return keyword;
        }
    }

    enum NumberKind {
        INTEGER,
        DECIMAL
    }

    /** A way of writing a number besides plain digits. */
    enum NumberWriting {
        /** Whole part in groups of three: {@code 1,234,567.8}. */
        GROUPED,
        /** Full-width digits and signs: {@code １２．５}. */
        FULL_WIDTH,
        /** Chinese numerals, the financial ones too, alone or after digits: {@code 三百二十}, {@code 1.2亿}. */
        CHINESE,
        /** A percentage, which is a hundredth: {@code 50%} is 0.50. */
        PERCENT
    }
}
