package io.tributary.core.flow;

import java.util.List;

/**
 * How a CSV value is laid out (RFC 4180).
 *
 * @param columns   the names of the columns; empty where each value starts with a header line of its own
 * @param separator between columns
 * @param quote     around cells that hold separators or line breaks; {@link #NO_QUOTE} where there is none
 * @param trim      whether white space around a cell is no part of it
 */
public record CsvLayout(List<String> columns, char separator, char quote, boolean trim) implements ValueLayout {

    public static final char NO_QUOTE = '\0';

    public CsvLayout {
        columns = List.copyOf(columns);
    }

    /** With double quotes, white space kept. */
    public CsvLayout(List<String> columns, char separator) {
        this(columns, separator, '"', false);
    }

    public boolean hasHeader() {
        return columns.isEmpty();
    }

    @Override
    public Format format() {
        return Format.CSV;
    }
}
