package io.tributary.standardization.dictionary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the cells of a row must be. Immutable. */
final class RowCondition {

    private final Map<Integer, Set<String>> permitted = new HashMap<>();

    /**
     * @param where column to permitted values; empty: every row meets it
     * @throws IllegalArgumentException where the table lacks one of the columns
     */
    RowCondition(CodeTable table, Map<String, List<String>> where) {
        where.forEach((column, values) -> permitted.put(table.column(column), Set.copyOf(values)));
    }

    boolean isMetBy(List<String> row) {
        for (Map.Entry<Integer, Set<String>> condition : permitted.entrySet()) {
            if (!condition.getValue().contains(row.get(condition.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
