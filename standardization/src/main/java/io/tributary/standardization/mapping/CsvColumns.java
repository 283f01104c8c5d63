package io.tributary.standardization.mapping;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.ValueLayout;
import java.util.List;

/**
 * The columns that a flow declares for its rows of CSV. A path that leads elsewhere would never find anything. Where each
 * value names its columns in a line of its own, or is no CSV, any path may.
 *
 * <p><b>Threading:</b> confined to one thread, one flow.
 */
final class CsvColumns {

    private final List<String> columns;
    private final ProblemSink problems;

    CsvColumns(ValueLayout layout, ProblemSink problems) {
        this.columns = layout instanceof CsvLayout csv ? csv.columns() : List.of();
        this.problems = problems;
    }

    /** Whether a path leads to a column, or may. */
    boolean has(SingularPath path) {
        return columns.isEmpty()
                || (path.segments().size() == 1
                        && path.segments().get(0) instanceof SingularPath.Segment.Name name
                        && columns.contains(name.name()));
    }

    /** Takes down where a path can lead to no cell of a row. */
    void require(String place, SingularPath path) {
        List<SingularPath.Segment> segments = path.segments();
        if (columns.isEmpty() || segments.isEmpty()) {
            return;
        }
        if (!(segments.get(0) instanceof SingularPath.Segment.Name first)) {
            problems.add(place, "a row of CSV has no elements by number; name a column: " + listed());
        } else if (!columns.contains(first.name())) {
            problems.add(
                    place,
                    "'" + path + "' leads to no column of source.csv.columns; there are " + listed(),
                    NearestName.of(first.name(), columns));
        } else if (segments.size() > 1) {
            problems.add(place, "'" + path + "' leads into the column '" + first.name() + "', whose cells are texts");
        }
    }

    private String listed() {
        return String.join(", ", columns);
    }
}
