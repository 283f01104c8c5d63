package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
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
        List<byte[]> rows = new CsvRows(file, layout, charset).find();
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
