package io.tributary.standardization.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The rows of a table by what lies within what. A key may have several rows that are valid at different times.
 *
 * <p>Every way up ends: a table in which a row lies within itself, however far up, is refused.
 */
final class RowTree {

    private static final int MAX_LEVELS = 100;

    private final CodeTable table;
    private final List<Validity> validities;
    private final int key;
    private final List<Integer> parents;
    private final Map<String, List<Integer>> byKey = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException where a column is absent, a parent is no row, two rows of one key are valid at
     *     once, or a row lies within itself
     */
    RowTree(CodeTable table, List<Validity> validities, String key, List<String> parents) {
        this.table = table;
        this.validities = validities;
        this.key = table.column(key);
        this.parents = parents.stream().map(table::column).toList();
        for (int row = 0; row < table.rows().size(); row++) {
            add(row);
        }
        checkParents();
    }

    /** A row that was found on the way up, and when it lies there. */
    record Found(int row, Validity validity) {}

    boolean hasKey(String value) {
        return byKey.containsKey(value);
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    String keyOf(int row) {
        return cell(row, key);
    }

    /** The nearest rows that meet the condition, from the row itself upward; several where parents change with time. */
    List<Found> climb(int row, IntPredicate condition) {
        List<Found> found = new ArrayList<>(1);
        climb(new Found(row, validities.get(row)), condition, found, MAX_LEVELS);
        return found;
    }

    private void climb(Found from, IntPredicate condition, List<Found> found, int levels) {
        if (from.validity().isEmpty()) {
            return;
        }
        if (condition.test(from.row())) {
            found.add(from);
            return;
        }
        if (levels == 0) {
            throw new IllegalArgumentException("row " + (from.row() + 1) + " of the code table " + table.name()
                    + " has rows more than " + MAX_LEVELS + " levels below it");
        }
        for (int parent : parentsOf(from.row())) {
            Validity both = from.validity().meet(validities.get(parent));
            climb(new Found(parent, both), condition, found, levels - 1);
        }
    }

    private void add(int row) {
        List<Integer> same = byKey.computeIfAbsent(keyOf(row), name -> new ArrayList<>(1));
        for (int other : same) {
            if (!validities.get(row).meet(validities.get(other)).isEmpty()) {
                throw new IllegalArgumentException(
                        "the rows " + (other + 1) + " and " + (row + 1) + " of the code table " + table.name()
                                + " have the same " + table.columns().get(key) + " '" + keyOf(row)
                                + "' at the same time, so that no row can lie within it");
            }
        }
        same.add(row);
    }

    private void checkParents() {
        Map<Integer, Boolean> isDone = new HashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            String parent = parentKey(row);
            if (!parent.isEmpty() && !byKey.containsKey(parent)) {
                throw new IllegalArgumentException(
                        "row " + (row + 1) + " of the code table " + table.name() + " lies within '" + parent
                                + "', which no row has as " + table.columns().get(key));
            }
            checkEnds(row, isDone);
        }
    }

    /** Whatever the times: a circle whose rows are never valid together is a slip all the same. */
    private void checkEnds(int start, Map<Integer, Boolean> isDone) {
        List<Integer> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            int row = open.get(open.size() - 1);
            if (isDone.putIfAbsent(row, false) != null) {
                isDone.put(row, true);
                open.remove(open.size() - 1);
                continue;
            }
            for (int parent : parentsOf(row)) {
                Boolean done = isDone.get(parent);
                if (done == null) {
                    open.add(parent);
                } else if (!done) {
                    throw new IllegalArgumentException("row " + (row + 1) + " of the code table " + table.name()
                            + " lies within itself: '" + keyOf(row) + "' leads up to '" + keyOf(parent)
                            + "' and back");
                }
            }
        }
    }

    private List<Integer> parentsOf(int row) {
        return byKey.getOrDefault(parentKey(row), List.of());
    }

    /** Empty at the top. */
    private String parentKey(int row) {
        String own = keyOf(row);
        for (int column : parents) {
            String parent = cell(row, column);
            if (!parent.isEmpty() && !parent.equals(own)) {
                return parent;
            }
        }
        return "";
    }

    private String cell(int row, int column) {
        return table.rows().get(row).get(column);
    }
}
