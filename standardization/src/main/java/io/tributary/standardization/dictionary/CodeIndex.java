package io.tributary.standardization.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A code table made ready for one look-up: from the values of one column to those of another, within the rows that
 * count.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class CodeIndex {

    /** Rows that a refusal lists at most. */
    private static final int MAX_CANDIDATES = 8;

    private final Map<String, Match> matches;

    private CodeIndex(Map<String, Match> matches) {
        this.matches = Map.copyOf(matches);
    }

    /**
     * @param where column to permitted values; rows outside do not count
     * @throws IllegalArgumentException where the table lacks one of the columns
     */
    public static CodeIndex of(CodeTable table, String match, String give, Map<String, List<String>> where) {
        int matchColumn = column(table, match);
        int giveColumn = column(table, give);
        Map<Integer, Set<String>> conditions = new HashMap<>();
        where.forEach((column, values) -> conditions.put(column(table, column), Set.copyOf(values)));
        Map<String, Entry> entries = new HashMap<>();
        for (List<String> row : table.rows()) {
            String value = row.get(matchColumn);
            boolean counts = !value.isEmpty()
                    && conditions.entrySet().stream()
                            .allMatch(condition -> condition.getValue().contains(row.get(condition.getKey())));
            if (counts) {
                entries.computeIfAbsent(value, key -> new Entry()).add(row.get(giveColumn), row);
            }
        }
        Map<String, Match> matches = new HashMap<>();
        entries.forEach((value, entry) -> matches.put(value, entry.match()));
        return new CodeIndex(matches);
    }

    /** The one answer, or the rows that disagree; null where no row matches. */
    public @Nullable Match find(String value) {
        return matches.get(value);
    }

    private static int column(CodeTable table, String name) {
        int index = table.columns().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the code table " + table.name() + " has no column '" + name
                    + "'; its columns are " + String.join(", ", table.columns()));
        }
        return index;
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
    }

    private static final class Entry {

        private final Set<String> answers = new LinkedHashSet<>();
        private final List<String> rows = new ArrayList<>(1);

        void add(String answer, List<String> row) {
            boolean isNew = answers.add(answer);
            if (isNew && rows.size() < MAX_CANDIDATES) {
                rows.add(String.join(
                        " ", row.stream().filter(cell -> !cell.isEmpty()).toList()));
            }
        }

        Match match() {
            return answers.size() == 1 ? new Match.Answer(answers.iterator().next()) : new Match.Ambiguous(rows);
        }
    }
}
