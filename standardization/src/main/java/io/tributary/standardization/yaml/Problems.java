package io.tributary.standardization.yaml;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The problems found in one document so far, in the order in which they were found.
 *
 * <p><b>Threading:</b> confined to the thread that reads the document.
 */
public final class Problems {

    private final DocumentMarks marks;
    private final List<ConfigurationProblem> found = new ArrayList<>();

    Problems(DocumentMarks marks) {
        this.marks = marks;
    }

    public void add(String path, String message) {
        found.add(marks.problem(path, message));
    }

    public void add(String path, String message, @Nullable String nearest) {
        found.add(marks.problem(path, message, nearest));
    }

    /** A name that is none of the known ones; the nearest of these is told, or all where none is near. */
    void unknown(String path, String message, String given, Collection<String> known) {
        String nearest = NearestName.of(given, known);
        String all = nearest == null ? "; known are " + String.join(", ", new TreeSet<>(known)) : "";
        found.add(marks.problem(path, message + all, nearest));
    }

    /** A problem at a node whose path stands elsewhere too. */
    void addAt(Node node, String path, String message) {
        Mark mark = node.getStartMark().orElseThrow();
        found.add(new ConfigurationProblem(
                marks.origin(), mark.getLine() + 1, mark.getColumn() + 1, path, message, null));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The refusal of the document; there must be a problem. */
    public ConfigurationException refusal() {
        return new ConfigurationException(found);
    }
}
