package io.tributary.standardization.dictionary;

import io.tributary.core.flow.Conversion.CodeLookup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A code table made ready for one look-up: from the values of some columns to those of another, within the rows that
 * count. Whatever the rule says of conditions, containment and dates is worked out when the index is made; a look-up is
 * one probe.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class CodeIndex {

    private final Map<String, Match> matches;
    private final Map<String, String> leftOut;

    CodeIndex(Map<String, Match> matches, Map<String, String> leftOut) {
        this.matches = Map.copyOf(matches);
        this.leftOut = Map.copyOf(leftOut);
    }

    /**
     * @throws IllegalArgumentException where the table lacks one of the columns, or is at odds with itself
     */
    public static CodeIndex of(CodeTable table, CodeLookup lookup) {
        return new CodeIndexing(table, lookup).index();
    }

    /** What the value stands for; null where no row that counts has it. */
    public @Nullable Match find(String value) {
        return matches.get(value);
    }

    /** A row, as people read it, that has the value and does not count; null where there is none. */
    public @Nullable String leftOut(String value) {
        return leftOut.get(value);
    }

    /** All values that stand for something. */
    public Set<String> values() {
        return matches.keySet();
    }

    /** What a value matches. */
    public sealed interface Match {

        /** All rows that match agree. */
        record Answer(String value) implements Match {}

        /**
         * Rows that match disagree.
         *
         * @param candidates the first of them, for people
         */
        record Ambiguous(List<String> candidates) implements Match {
            public Ambiguous {
                candidates = List.copyOf(candidates);
            }
        }

        /**
         * The answer depends on the day, or there is none on some days.
         *
         * @param periods in order, without overlap
         */
        record Dated(List<Period> periods) implements Match {
            public Dated {
                periods = List.copyOf(periods);
            }

            /**
             * What stands on a day, an {@link Answer} or {@link Ambiguous}; null where nothing does.
             *
             * @param epochDay as in {@link java.time.LocalDate#toEpochDay}
             */
            public @Nullable Match on(long epochDay) {
                for (Period period : periods) {
                    if (period.from() <= epochDay && epochDay < period.until()) {
                        return period.match();
                    }
                }
                return null;
            }
        }
    }

    /**
     * Days on which a match stands.
     *
     * @param from  the first, as a day of the epoch, or {@link Long#MIN_VALUE}
     * @param until the first on which it does not stand any more, or {@link Long#MAX_VALUE}
     */
    public record Period(long from, long until, Match match) {}
}
