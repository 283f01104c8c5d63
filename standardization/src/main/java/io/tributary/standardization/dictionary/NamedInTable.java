package io.tributary.standardization.dictionary;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.CodeContainment;
import io.tributary.core.flow.Conversion.CodeLookup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether what a look-up names is in its table: the columns, the values that rows must have, the rows. A condition
 * that no row meets would leave out what it was meant to let in, without a word.
 *
 * <p><b>Threading:</b> confined to one thread, one look-up.
 */
final class NamedInTable {

    private static final int LISTED = 10;

    /** Characters from which nearness says something of a word in letters; codes, and names in Chinese, are all near each other. */
    private static final int TELLING = 4;

    private final CodeTable table;
    private final TableFaults faults = new TableFaults();

    private NamedInTable(CodeTable table) {
        this.table = table;
    }

    /**
     * @throws IllegalArgumentException with all that is not there, and what is near it
     */
    static void require(CodeTable table, CodeLookup lookup) {
        NamedInTable named = new NamedInTable(table);
        CodeContainment rule = lookup.containment();
        named.columns(lookup, rule);
        if (table.rows().isEmpty()) {
            // It may be filled later; until then nothing is found in it, and every refusal says so.
            named.faults.refuseIfAny();
            return;
        }
        named.condition("where", lookup.where());
        if (rule != null) {
            named.condition("upTo", rule.upTo());
            named.keys(rule);
        }
        named.faults.refuseIfAny();
        named.rows("where", lookup.where());
        if (rule != null) {
            named.rows("upTo", rule.upTo());
        }
        named.faults.refuseIfAny();
    }

    private void columns(CodeLookup lookup, @Nullable CodeContainment rule) {
        Set<String> named = new LinkedHashSet<>(lookup.match().columns());
        named.add(lookup.give());
        named.addAll(lookup.where().keySet());
        if (rule != null) {
            named.add(rule.key());
            named.addAll(rule.parents());
            named.addAll(rule.upTo().keySet());
        }
        named.forEach(column -> faults.attempt(() -> table.column(column)));
    }

    private void condition(String keyword, Map<String, List<String>> condition) {
        condition.forEach((column, values) -> {
            if (table.columns().contains(column)) {
                alternatives(keyword, column, values, cells(column));
            }
        });
    }

    /**
     * Rules are shared by tables of which not every one has rows of every level: one of several values may have no row
     * (yet), unless it looks like a slip for one that has.
     */
    private void alternatives(String keyword, String column, List<String> values, Set<String> cells) {
        boolean isSomeThere = values.stream().anyMatch(cells::contains);
        values.stream()
                .filter(value -> !isSomeThere || isSlip(value, values, cells))
                .forEach(value -> value(keyword, column, value, cells));
    }

    private static boolean isSlip(String value, List<String> values, Set<String> cells) {
        boolean isWord = value.length() >= TELLING
                && value.chars().allMatch(letter -> letter < 128 && !Character.isDigit(letter));
        String nearest = isWord ? NearestName.of(value, cells) : null;
        return nearest != null && !values.contains(nearest);
    }

    /** An empty cell is no key. */
    private void keys(CodeContainment rule) {
        if (table.columns().contains(rule.key())) {
            Set<String> keys = cells(rule.key());
            keys.remove("");
            rule.within().forEach(value -> value("within", rule.key(), value, keys));
        }
    }

    private void value(String keyword, String column, String value, Set<String> cells) {
        if (!cells.contains(value)) {
            faults.add("'" + keyword + "' names the " + column + " '" + value + "', which no row of the code table "
                    + table.name() + " has; " + remedy(value, cells));
        }
    }

    private Set<String> cells(String column) {
        int place = table.column(column);
        Set<String> cells = new LinkedHashSet<>();
        table.rows().forEach(row -> cells.add(row.get(place)));
        return cells;
    }

    private static String remedy(String value, Set<String> cells) {
        String nearest = NearestName.of(value, cells);
        if (nearest != null) {
            return "did you mean '" + nearest + "'?";
        }
        List<String> known = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        return known.isEmpty()
                ? "it has none at all"
                : known.size() > LISTED
                        ? "there are " + String.join(", ", known.subList(0, LISTED)) + " and " + (known.size() - LISTED)
                                + " more"
                        : "there are " + String.join(", ", known);
    }

    private void rows(String keyword, Map<String, List<String>> condition) {
        RowCondition rows = new RowCondition(table, condition);
        if (!condition.isEmpty() && table.rows().stream().noneMatch(rows::isMetBy)) {
            faults.add("no row of the code table " + table.name() + " meets all that is under '" + keyword
                    + "'; each condition for itself is met by some");
        }
    }
}
