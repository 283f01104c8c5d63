package io.tributary.standardization.yaml;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.NearestName;
import io.tributary.core.outcome.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    private final List<String> unread = new ArrayList<>();

    Problems(DocumentMarks marks) {
        this.marks = marks;
    }

    public void add(String path, String message) {
        add(path, Wording.same(message), null);
    }

    public void add(String path, Wording wording) {
        add(path, wording, null);
    }

    public void add(String path, Wording wording, @Nullable String nearest) {
        found.add(marks.problem(path, wording, nearest));
    }

    /** A key that is none of the known ones; the nearest of these is told, or all where none is near. */
    void unknownKey(String path, String key, Collection<String> known) {
        String nearest = NearestName.of(key, known);
        String all = String.join(", ", new TreeSet<>(known));
        add(
                path,
                Wording.of(
                        "unknown key '" + key + "'" + (nearest == null ? "; known are " + all : ""),
                        "未知的键 '" + key + "'" + (nearest == null ? "；可用的键有 " + all : "")),
                nearest);
    }

    /** A problem at a node whose path stands elsewhere too. */
    void addAt(Node node, String path, Wording wording) {
        Mark mark = node.getStartMark().orElseThrow();
        found.add(new ConfigurationProblem(
                marks.origin(), mark.getLine() + 1, mark.getColumn() + 1, path, wording, null));
    }

    /** What stands at a place could not be read, which was told: what is found there later only follows from that. */
    void giveUp(String path) {
        unread.add(path);
    }

    /** All problems in the order of the document: those found here, and those of these that do not follow from them. */
    public List<ConfigurationProblem> and(List<ConfigurationProblem> later) {
        Set<ConfigurationProblem> all = new LinkedHashSet<>(found);
        later.stream()
                .filter(problem -> unread.stream().noneMatch(place -> YamlPath.isWithin(problem.path(), place)))
                .forEach(all::add);
        return all.stream()
                .sorted(Comparator.comparingInt(ConfigurationProblem::line)
                        .thenComparingInt(ConfigurationProblem::column))
                .toList();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The refusal of the document; there must be a problem. */
    public ConfigurationException refusal() {
        return new ConfigurationException(found);
    }
}
