package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a CSV file at the ends of its rows; a quoted line break is none. Immutable. */
final class CsvFraming {

    private final CsvLayout layout;
    private final Charset charset;

    /** @param charset ASCII-based */
    CsvFraming(CsvLayout layout, Charset charset) {
        this.layout = layout;
        this.charset = charset;
    }

    List<byte[]> split(byte[] file) {
        List<byte[]> rows = rows(file, layout.quote());
        if (rows.isEmpty()) {
            return rows;
        }
        byte[] first = rows.get(0);
        List<byte[]> rest = rows.subList(1, rows.size());
        if (layout.hasHeader()) {
            return rest.stream().map(row -> joined(first, row)).toList();
        }
        return layout.columns().equals(cells(first)) ? List.copyOf(rest) : rows;
    }

    /** @param quote {@link CsvLayout#NO_QUOTE} or an ASCII character, as every charset has it that gets here */
    private static List<byte[]> rows(byte[] file, char quote) {
        List<byte[]> rows = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == quote && quote != CsvLayout.NO_QUOTE) {
                // A doubled quote inside quotes switches twice, which comes to the same.
                quoted = !quoted;
            } else if (file[i] == '\n' && !quoted) {
                addUnlessBlank(rows, file, start, i);
                start = i + 1;
            }
        }
        addUnlessBlank(rows, file, start, file.length);
        return rows;
    }

    /** Keeps blanks at the ends of a row: they belong to its first and last cell. */
    private static void addUnlessBlank(List<byte[]> rows, byte[] file, int from, int to) {
        int end = to > from && file[to - 1] == '\r' ? to - 1 : to;
        if (Lines.cut(file, from, end).length > 0) {
            rows.add(Arrays.copyOfRange(file, from, end));
        }
    }

    private List<String> cells(byte[] row) {
        try {
            List<List<String>> rows = CsvTreeReader.rows(new String(row, charset), layout);
            return rows.isEmpty() ? List.of() : rows.get(0);
        } catch (UnreadableRecordException e) {
            // Not a header then; as a row it will be refused with this very reason.
            return List.of();
        }
    }

    private static byte[] joined(byte[] header, byte[] row) {
        ByteArrayOutputStream value = new ByteArrayOutputStream(header.length + 1 + row.length);
        value.writeBytes(header);
        value.write('\n');
        value.writeBytes(row);
        return value.toByteArray();
    }
}
