package io.tributary.standardization.yaml;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.Wording;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each path of a document stands in its text.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class DocumentMarks {

    private static final Position WHOLE = new Position(0, 0);

    private final String origin;
    private final Map<String, Position> positions;

    DocumentMarks(String origin, Map<String, Position> positions) {
        this.origin = origin;
        this.positions = Map.copyOf(positions);
    }

    /** The file, or the subject and version in the registry. */
    public String origin() {
        return origin;
    }

    /** A problem at a path such as {@code standard.fields.pm25.number} or {@code targets[0].when}, in English only. */
    public ConfigurationProblem problem(String path, String message) {
        return problem(path, Wording.same(message));
    }

    /** A problem at a path. */
    public ConfigurationProblem problem(String path, Wording wording) {
        return problem(path, wording, null);
    }

    /**
     * A problem at a path. Where the document does not hold the path, the line of the innermost mapping that would hold
     * it is given.
     *
     * @param nearest the nearest valid name, where a name was not known
     */
    public ConfigurationProblem problem(String path, Wording wording, @Nullable String nearest) {
        Position position = locate(path);
        return new ConfigurationProblem(origin, position.line(), position.column(), path, wording, nearest);
    }

    private Position locate(String path) {
        String prefix = path;
        while (!prefix.isEmpty()) {
            Position position = positions.get(prefix);
            if (position != null) {
                return position;
            }
            int end = Math.max(prefix.lastIndexOf('.'), prefix.lastIndexOf('['));
            prefix = end < 0 ? "" : prefix.substring(0, end);
        }
        return WHOLE;
    }

    /** Line and column, both from 1; 0 where there is none. */
    record Position(int line, int column) {}
}
