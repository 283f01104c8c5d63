package io.tributary.standardization.dictionary;

import io.tributary.core.fault.NearestName;
import io.tributary.standardization.codec.CsvText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of codes: named columns and rows of text. A table with a column {@value #VALID_FROM} or {@value #VALID_TO} is dated: its rows are valid from the one
 * day until before the other, each an ISO date, an empty cell meaning ever.
 *
 * @param rows each as long as the columns
 */
public record CodeTable(String name, List<String> columns, List<List<String>> rows) {

    static final String VALID_FROM = "valid-from";
    static final String VALID_TO = "valid-to";

    public CodeTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether what a value stands for may depend on the day. */
    public boolean isDated() {
        return columns.contains(VALID_FROM) || columns.contains(VALID_TO);
    }

    /**
     * The place of a column.
     *
     * @throws IllegalArgumentException where the table has none of this name
     */
    int column(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            String nearest = NearestName.of(column, columns);
            throw new IllegalArgumentException("the code table " + name + " has no column '" + column
                    + "'; its columns are " + String.join(", ", columns)
                    + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
        return index;
    }

    /** A row as people read it. */
    static String shown(List<String> row) {
        return String.join(" ", row.stream().filter(cell -> !cell.isEmpty()).toList());
    }

    /**
     * Reads CSV (RFC 4180) whose first line names the columns.
     *
     * @throws IllegalArgumentException with a message for people, where the text is no such table
     */
    public static CodeTable parse(String name, String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        List<List<String>> lines = CsvText.rows(text);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the code table is empty; its first line names the columns");
        }
        List<String> columns = lines.get(0);
        TableFaults faults = new TableFaults();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isBlank() || !seen.add(column)) {
                faults.add("the first line of a code table names each column once; '" + column + "' does not");
            }
        }
        List<List<String>> rows = lines.subList(1, lines.size());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                faults.add("row " + (i + 1) + " of the code table has "
                        + rows.get(i).size() + " cells where there are " + columns.size() + " columns");
            }
        }
        faults.refuseIfAny();
        return new CodeTable(name, columns, rows);
    }
}
