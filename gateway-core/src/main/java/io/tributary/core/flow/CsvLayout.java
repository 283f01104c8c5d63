package io.tributary.core.flow;

import java.util.List;

/**
 * How a CSV value is laid out (RFC 4180).
 *
 * @param columns   the names of the columns; empty where each value starts with a header line of its own
 * @param separator between columns
 */
public record CsvLayout(List<String> columns, char separator) {
    public CsvLayout {
        columns = List.copyOf(columns);
    }

    public boolean hasHeader() {
        return columns.isEmpty();
    }
}
