package io.tributary.standardization.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The rows of a table by what lies within what. A key may have several rows: one after the other in time, or at once, as a
 * city without counties that stands in a table as a prefecture and as its own county.
 *
 * <p>Every way up ends: a table in which a key lies within itself, however far up, is refused.
 */
final class RowTree {

    private static final int MAX_LEVELS = 100;

    private final CodeTable table;
    private final List<Validity> validities;
    private final int key;
    private final List<Integer> parents;
    private final Map<String, List<Integer>> byKey = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException where a column is absent, a parent is no row, or a key lies within itself
     */
    RowTree(CodeTable table, List<Validity> validities, String key, List<String> parents) {
        this.table = table;
        this.validities = validities;
        this.key = table.column(key);
        this.parents = parents.stream().map(table::column).toList();
        for (int row = 0; row < table.rows().size(); row++) {
            if (!keyOf(row).isEmpty()) {
                byKey.computeIfAbsent(keyOf(row), name -> new ArrayList<>(1)).add(row);
            }
        }
        checkParents();
    }

    /** A row that was found on the way up, and when it lies there. */
    record Found(int row, Validity validity) {}

    String keyOf(int row) {
        return cell(row, key);
    }

    /** The nearest rows that meet the condition, from the row itself upward; several where that changes with time. */
    List<Found> climb(int row, IntPredicate condition) {
        Validity validity = validities.get(row);
        if (condition.test(row)) {
            return List.of(new Found(row, validity));
        }
        List<Found> found = new ArrayList<>(1);
        String own = keyOf(row);
        climb(own.isEmpty() ? parentOf(row) : own, validity, condition, found, MAX_LEVELS);
        return found;
    }

    private void climb(String from, Validity validity, IntPredicate condition, List<Found> found, int levels) {
        if (from.isEmpty()) {
            return;
        }
        if (levels == 0) {
            throw new IllegalArgumentException("the code table " + table.name() + " has rows more than " + MAX_LEVELS
                    + " levels below '" + from + "'");
        }
        List<Integer> standing = byKey.getOrDefault(from, List.of());
        List<Validity> left = List.of(validity);
        for (int row : standing) {
            Validity both = validity.meet(validities.get(row));
            if (!both.isEmpty() && condition.test(row)) {
                found.add(new Found(row, both));
                left = left.stream().flatMap(span -> span.without(both)).toList();
            }
        }
        // While no row of the key meets the condition, those above them may.
        for (Validity span : left) {
            for (int row : standing) {
                Validity both = span.meet(validities.get(row));
                if (!both.isEmpty()) {
                    climb(parentOf(row), both, condition, found, levels - 1);
                }
            }
        }
    }

    private void checkParents() {
        TableFaults faults = new TableFaults();
        for (int row = 0; row < table.rows().size(); row++) {
            String parent = parentOf(row);
            if (!parent.isEmpty() && !byKey.containsKey(parent)) {
                faults.add("row " + (row + 1) + " of the code table " + table.name() + " lies within '" + parent
                        + "', which no row has as " + table.columns().get(key));
            }
        }
        faults.refuseIfAny();
        Map<String, Boolean> isDone = new HashMap<>();
        byKey.keySet().forEach(start -> checkEnds(start, isDone));
    }

    /** Whatever the times: a circle whose rows are never valid together is a slip all the same. */
    private void checkEnds(String start, Map<String, Boolean> isDone) {
        List<String> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            String name = open.get(open.size() - 1);
            if (isDone.putIfAbsent(name, false) != null) {
                isDone.put(name, true);
                open.remove(open.size() - 1);
                continue;
            }
            for (int row : byKey.getOrDefault(name, List.of())) {
                String parent = parentOf(row);
                Boolean done = isDone.get(parent);
                if (done == null && !parent.isEmpty()) {
                    open.add(parent);
                } else if (done != null && !done) {
                    throw new IllegalArgumentException("row " + (row + 1) + " of the code table " + table.name()
                            + " lies within itself: '" + name + "' leads up to '" + parent + "' and back");
                }
            }
        }
    }

    /** Empty at the top. */
    private String parentOf(int row) {
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
