package io.tributary.standardization.dictionary;

import io.tributary.core.flow.CodeContainment;
import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.standardization.dictionary.RowTree.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an index. Confined to one thread, one index. */
final class CodeIndexing {

    private final CodeTable table;
    private final List<Integer> matchColumns;
    private final @Nullable String separator;
    private final int giveColumn;
    private final RowCondition where;
    private final List<Validity> validities;
    private final @Nullable Containment containment;
    private final Map<String, ValueRows> entries = new LinkedHashMap<>();
    private final Map<String, String> leftOut = new HashMap<>();

    CodeIndexing(CodeTable table, CodeLookup lookup) {
        this.table = table;
        NamedInTable.require(table, lookup);
        this.matchColumns = lookup.match().columns().stream().map(table::column).toList();
        this.separator = lookup.match().separator();
        this.giveColumn = table.column(lookup.give());
        this.where = new RowCondition(table, lookup.where());
        this.validities = RowValidities.of(table);
        CodeContainment rule = lookup.containment();
        this.containment = rule == null ? null : Containment.of(table, validities, rule);
    }

    /** The rows in their places, and what a look-up makes of that. */
    private record Containment(
            RowTree tree, Set<String> within, @Nullable RowCondition upTo) {

        static Containment of(CodeTable table, List<Validity> validities, CodeContainment rule) {
            RowTree tree = new RowTree(table, validities, rule.key(), rule.parents());
            RowCondition upTo = rule.upTo().isEmpty() ? null : new RowCondition(table, rule.upTo());
            return new Containment(tree, Set.copyOf(rule.within()), upTo);
        }

        /** The rows that a row stands for. */
        List<Found> of(int row, Validity validity, List<List<String>> rows) {
            List<Found> standing = upTo == null
                    ? List.of(new Found(row, validity))
                    : tree.climb(row, above -> upTo.isMetBy(rows.get(above)));
            if (within.isEmpty()) {
                return standing;
            }
            List<Found> inside = tree.climb(row, above -> within.contains(tree.keyOf(above)));
            List<Found> both = new ArrayList<>(1);
            for (Found found : standing) {
                for (Found enclosing : inside) {
                    both.add(new Found(found.row(), found.validity().meet(enclosing.validity())));
                }
            }
            return both;
        }
    }

    CodeIndex index() {
        for (int row = 0; row < table.rows().size(); row++) {
            add(row);
        }
        Map<String, CodeIndex.Match> matches = new HashMap<>(entries.size() * 2);
        entries.forEach((value, rows) -> matches.put(value, rows.match()));
        leftOut.keySet().removeAll(matches.keySet());
        return new CodeIndex(matches, leftOut);
    }

    private void add(int row) {
        List<String> cells = table.rows().get(row);
        List<Found> standing = standing(row, cells);
        for (int column : matchColumns) {
            String cell = cells.get(column);
            List<String> values = separator == null ? List.of(cell) : Cells.split(cell, separator);
            for (String value : values) {
                if (!value.isEmpty()) {
                    add(value, cells, standing);
                }
            }
        }
    }

    private void add(String value, List<String> cells, List<Found> standing) {
        boolean counts = false;
        for (Found found : standing) {
            if (!found.validity().isEmpty()) {
                String answer = table.rows().get(found.row()).get(giveColumn);
                entries.computeIfAbsent(value, key -> new ValueRows()).add(answer, found.validity(), cells);
                counts = true;
            }
        }
        if (!counts) {
            leftOut.computeIfAbsent(value, key -> CodeTable.shown(cells));
        }
    }

    private List<Found> standing(int row, List<String> cells) {
        if (!where.isMetBy(cells)) {
            return List.of();
        }
        Validity validity = validities.get(row);
        return containment == null ? List.of(new Found(row, validity)) : containment.of(row, validity, table.rows());
    }
}
