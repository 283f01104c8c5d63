package io.tributary.standardization.codec;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifier;
import de.siegmar.fastcsv.reader.FieldModifiers;
import io.tributary.core.flow.CsvLayout;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.notation.Blanks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.BitSet;
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

    private static final int MIN_BUFFER = 1 << 16;
    private static final FieldModifier TRIM = FieldModifier.modify(Blanks::trim);

    private final CsvLayout layout;
    private final FieldBudget budget;

    CsvTreeReader(CsvLayout layout, DocumentLimits limits) {
        this.layout = layout;
        this.budget = new FieldBudget(limits);
    }

    Map<String, Object> read(CharBuffer text) throws UnreadableRecordException {
        budget.startDocument();
        List<List<String>> rows = rows(text.toString(), layout);
        int expected = layout.hasHeader() ? 2 : 1;
        if (rows.size() != expected) {
            throw count(rows.size());
        }
        List<String> columns = layout.hasHeader() ? header(rows.get(0)) : layout.columns();
        return cells(columns, rows.get(expected - 1));
    }

    /** All rows that are not blank. */
    static List<List<String>> rows(String text, CsvLayout layout) throws UnreadableRecordException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = reader(CsvQuotes.checked(text, layout), layout)) {
            for (CsvRecord row : reader) {
                rows.add(row.getFields());
            }
        } catch (CsvParseException e) {
            throw CsvQuotes.broken(
                    new TextPlace(rows.size() + 1, 1), Wording.of("the row cannot be read as CSV", "无法按 CSV 读取该行"));
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be read", e);
        }
        return rows;
    }

    // The library's own bounds are put out of the way: the text is bounded already, and the budget counts its cells.
    private static CsvReader<CsvRecord> reader(String text, CsvLayout layout) {
        boolean hasQuotes = layout.quote() != CsvLayout.NO_QUOTE;
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(text.length() + 1)
                .maxFieldSize(text.length() + 1)
                .maxRecordSize(text.length() + 1)
                .fieldModifier(layout.trim() ? TRIM : FieldModifiers.NOP)
                .build();
        return CsvReader.builder()
                .fieldSeparator(layout.separator())
                .quoteCharacter(hasQuotes ? layout.quote() : strangerTo(text, layout.separator()))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .skipEmptyLines(true)
                .maxBufferSize(Math.max(MIN_BUFFER, text.length() + 1))
                .build(handler, text);
    }

    /** For a library that must have a quote, where nothing is one: a character that the text does not have. */
    private static char strangerTo(String text, char separator) {
        if (text.indexOf(CsvLayout.NO_QUOTE) < 0) {
            return CsvLayout.NO_QUOTE;
        }
        BitSet present = new BitSet(Character.MAX_VALUE);
        text.chars().forEach(present::set);
        "\n\r".chars().forEach(present::set);
        present.set(separator);
        return (char) present.nextClearBit(0);
    }

    private UnreadableRecordException count(int rows) {
        Wording expected = layout.hasHeader()
                ? Wording.of("a header line and one row", "一个表头行和一行数据")
                : Wording.of("one row", "一行数据");
        String remedy =
                rows == 2 && !layout.hasHeader() ? "; where the first is a header, leave source.csv.columns out" : "";
        String remedyChinese = remedy.isEmpty() ? "" : "；如果第一行是表头，请去掉 source.csv.columns";
        return UnreadableRecordException.of(
                ErrorCode.MALFORMED_CSV,
                expected,
                String.valueOf(rows),
                Wording.of(
                        "the value has " + rows + (rows == 1 ? " row" : " rows") + " where " + expected.english()
                                + (layout.hasHeader() ? " were" : " was") + " expected" + remedy,
                        "该值有 " + rows + " 行，应为" + expected.chinese() + remedyChinese));
    }

    private List<String> header(List<String> names) throws UnreadableRecordException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            budget.name(name.length());
            if (name.isEmpty() || !seen.add(name)) {
                throw UnreadableRecordException.of(ErrorCode.MALFORMED_CSV, badName(name));
            }
        }
        return names;
    }

    private Map<String, Object> cells(List<String> columns, List<String> row) throws UnreadableRecordException {
        if (row.size() != columns.size()) {
            throw UnreadableRecordException.of(
                    ErrorCode.MALFORMED_CSV,
                    Wording.of(columns.size() + " cells", columns.size() + " 个单元格"),
                    String.valueOf(row.size()),
                    Wording.of(
                            "the row has " + row.size() + " cells where there are " + columns.size()
                                    + " columns; compare source.csv with the row: columns, separator, quote",
                            "该行有 " + row.size() + " 个单元格，而列数为 " + columns.size() + "；请对照该行检查 source.csv 的列、分隔符和引号"));
        }
        Map<String, Object> cells = new LinkedHashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            budget.field();
            budget.text(row.get(i).length());
            cells.put(columns.get(i), row.get(i));
        }
        return cells;
    }

    private static Wording badName(String name) {
        String shown = RecordError.shorten(name);
        return name.isEmpty()
                ? Wording.of("the header line has a column without a name", "表头行中有一列没有名称")
                : Wording.of("the header line names the column '" + shown + "' twice", "表头行中列名 '" + shown + "' 重复出现");
    }
}
