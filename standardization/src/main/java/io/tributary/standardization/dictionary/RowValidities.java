package io.tributary.standardization.dictionary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads on which days the rows of a table are valid. Stateless. */
final class RowValidities {

    private RowValidities() {}

    /**
     * Of each row, {@link Validity#ALWAYS} throughout where the table has no dates.
     *
     * @throws IllegalArgumentException with the row's number, where a cell is no ISO date or a row is never valid
     */
    static List<Validity> of(CodeTable table) {
        int from = table.columns().indexOf(CodeTable.VALID_FROM);
        int to = table.columns().indexOf(CodeTable.VALID_TO);
        List<Validity> validities = new ArrayList<>(table.rows().size());
        TableFaults faults = new TableFaults();
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> row = table.rows().get(i);
            int index = i;
            Long begin = faults.attempt(() -> day(row, index, from, CodeTable.VALID_FROM, Long.MIN_VALUE));
            Long end = faults.attempt(() -> day(row, index, to, CodeTable.VALID_TO, Long.MAX_VALUE));
            Validity validity = begin == null || end == null ? Validity.ALWAYS : new Validity(begin, end);
            if (validity.isEmpty()) {
                faults.add("row " + (i + 1) + " of the code table " + table.name() + " is valid on no day: "
                        + CodeTable.VALID_TO + " is the first day on which it is no longer valid");
            }
            validities.add(validity);
        }
        faults.refuseIfAny();
        return validities;
    }

    private static long day(List<String> row, int index, int column, String name, long open) {
        String cell = column < 0 ? "" : row.get(column);
        if (cell.isEmpty()) {
            return open;
        }
        try {
            return LocalDate.parse(cell).toEpochDay();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "row " + (index + 1) + " of the code table: expected a date such as 2017-08-01 in the column "
                            + name + "; got '" + cell + "'",
                    e);
        }
    }
}
