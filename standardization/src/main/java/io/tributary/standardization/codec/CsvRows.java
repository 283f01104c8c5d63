package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import io.tributary.standardization.notation.Blanks;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the rows of a CSV file. A line end inside a quoted cell ends no row; a quote opens a cell only where the cell begins, as
 * {@link CsvQuotes} has it.
 *
 * <p><b>Threading:</b> confined to one thread, one file.
 */
final class CsvRows {

    private final byte[] file;
    private final CsvLayout layout;
    private final TrailBytes trails;
    private final byte[] separator;
    private final List<byte[]> blanks;
    private final List<byte[]> rows = new ArrayList<>();
    private boolean quoted;
    private boolean begins = true;
    private int start;

    /**
     * @param charset ASCII-based
     */
    CsvRows(byte[] file, CsvLayout layout, Charset charset) {
        this.file = file;
        this.layout = layout;
        this.trails = TrailBytes.of(charset);
        // Some charsets can only be read; what stands between cells is ASCII there.
        Charset writing = charset.canEncode() ? charset : StandardCharsets.US_ASCII;
        this.separator = String.valueOf(layout.separator()).getBytes(writing);
        this.blanks = layout.trim() ? blanks(layout, writing) : List.of();
    }

    /** Those that may stand before a quote, as the charset has them. */
    private static List<byte[]> blanks(CsvLayout layout, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        List<byte[]> blanks = new ArrayList<>();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            boolean endsCell = c == layout.separator() || c == '\n' || c == '\r';
            if (Blanks.isBlank(c) && !endsCell && encoder.canEncode(c)) {
                blanks.add(String.valueOf(c).getBytes(charset));
            }
        }
        return blanks;
    }

    /** Without those that are blank. */
    List<byte[]> find() {
        int index = 0;
        while (index < file.length) {
            index = quoted ? inQuotes(index) : outside(index);
        }
        addUnlessBlank(file.length);
        return rows;
    }

    private int inQuotes(int index) {
        if (trails.follow(file, index)) {
            return index + 2;
        }
        if (file[index] != layout.quote()) {
            return index + 1;
        }
        boolean doubled = index + 1 < file.length && file[index + 1] == layout.quote();
        quoted = doubled;
        return doubled ? index + 2 : index + 1;
    }

    private int outside(int index) {
        if (stands(separator, index)) {
            begins = true;
            return index + separator.length;
        }
        byte b = file[index];
        if (b == '\n' || b == '\r') {
            begins = true;
            if (b == '\n') {
                addUnlessBlank(index);
                start = index + 1;
            }
            return index + 1;
        }
        if (begins) {
            for (byte[] blank : blanks) {
                if (stands(blank, index)) {
                    return index + blank.length;
                }
            }
            quoted = layout.quote() != CsvLayout.NO_QUOTE && b == layout.quote();
            begins = false;
        }
        return trails.follow(file, index) ? index + 2 : index + 1;
    }

    private boolean stands(byte[] word, int index) {
        return index + word.length <= file.length
                && Arrays.equals(file, index, index + word.length, word, 0, word.length);
    }

    /** Keeps blanks at the ends of a row: they belong to its first and last cell. */
    private void addUnlessBlank(int to) {
        int end = to > start && file[to - 1] == '\r' ? to - 1 : to;
        for (int i = start; i < end; i++) {
            if (!Lines.isBlank(file[i]) || stands(separator, i)) {
                rows.add(Arrays.copyOfRange(file, start, end));
                return;
            }
        }
    }
}
