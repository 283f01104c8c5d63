package io.tributary.core.flow;

import java.util.List;
import java.util.Map;

/**
 * How the rows of a code table lie within each other, and what a look-up makes of it.
 *
 * @param key     the column by which rows are named as parents
 * @param parents the columns that may name a row's parent: the first that is neither empty nor the row itself does
 * @param within  keys; only these rows and what lies below them are considered; empty: all
 * @param upTo    column to permitted values: a row stands for the nearest one above it, or itself, that has them; empty: for itself
 */
public record CodeContainment(String key, List<String> parents, List<String> within, Map<String, List<String>> upTo) {

    public CodeContainment {
        parents = List.copyOf(parents);
        within = List.copyOf(within);
        upTo = Map.copyOf(upTo);
    }
}
