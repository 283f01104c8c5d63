package io.tributary.standardization.codec;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tributary.core.flow.CsvLayout;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one CSV record (RFC 4180) into a map of its cells, each of which is text. Where the layout names no columns, a
 * header line comes first in each value.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class CsvTreeReader {

    private final CsvLayout layout;
    private final FieldBudget budget;

    CsvTreeReader(CsvLayout layout, DocumentLimits limits) {
        this.layout = layout;
        this.budget = new FieldBudget(limits);
    }

    Map<String, Object> read(CharBuffer text) throws UnreadableRecordException {
        budget.startDocument();
        List<List<String>> rows = rows(text.toString(), layout.separator());
        int expected = layout.hasHeader() ? 2 : 1;
        if (rows.size() != expected) {
            throw malformed(
                    layout.hasHeader()
                            ? "the value has " + rows.size() + " lines where a header line and one row were expected"
                            : "the value has " + rows.size() + " rows where one was expected");
        }
        List<String> columns = layout.hasHeader() ? header(rows.get(0)) : layout.columns();
        return cells(columns, rows.get(expected - 1));
    }

    /** All rows that are not blank. */
    static List<List<String>> rows(String text, char separator) throws UnreadableRecordException {
        if (endsInsideQuotes(text, separator)) {
            throw malformed("the CSV breaks: a quoted cell does not end");
        }
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                rows.add(row.getFields());
            }
        } catch (CsvParseException e) {
            throw malformed("the CSV breaks: " + RecordError.shorten(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be read", e);
        }
        return rows;
    }

    /** The library takes the end of the text for the end of the cell; a record that was cut off must not pass. */
    private static boolean endsInsideQuotes(String text, char separator) {
        boolean quoted = false;
        boolean startsCell = true;
        for (int i = text.indexOf('"') < 0 ? text.length() : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                // A doubled quote ends the cell and begins it again.
                quoted = c != '"';
                startsCell = !quoted;
            } else if (c == '"' && startsCell) {
                quoted = true;
            } else {
                startsCell = c == separator || c == '\n' || c == '\r';
            }
        }
        return quoted;
    }

    private List<String> header(List<String> names) throws UnreadableRecordException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            budget.name(name.length());
            if (name.isEmpty() || !seen.add(name)) {
                throw malformed(
                        name.isEmpty()
                                ? "the header line has a column without a name"
                                : "the header line names the column '" + RecordError.shorten(name) + "' twice");
            }
        }
        return names;
    }

    private Map<String, Object> cells(List<String> columns, List<String> row) throws UnreadableRecordException {
        if (row.size() != columns.size()) {
            throw UnreadableRecordException.of(
                    ErrorCode.MALFORMED_CSV,
                    columns.size() + " cells",
                    row.size() + " cells",
                    "the row has " + row.size() + " cells where there are " + columns.size() + " columns");
        }
        Map<String, Object> cells = new LinkedHashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            budget.field();
            budget.text(row.get(i).length());
            cells.put(columns.get(i), row.get(i));
        }
        return cells;
    }

    private static UnreadableRecordException malformed(String message) {
        return UnreadableRecordException.of(ErrorCode.MALFORMED_CSV, message);
    }
}
