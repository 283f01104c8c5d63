package io.tributary.core.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a code table a value is looked for.
 *
 * @param columns   at least one; a value may stand in any of them
 * @param separator between the values of a cell that holds several; absent: a cell is one value
 */
public record CodeMatch(List<String> columns, @Nullable String separator) {

    public CodeMatch {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a look-up compares at least one column");
        }
        columns = List.copyOf(columns);
    }

    /** One column of whole cells. */
    public static CodeMatch of(String column) {
        return new CodeMatch(List.of(column), null);
    }
}
