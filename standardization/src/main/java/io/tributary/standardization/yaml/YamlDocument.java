package io.tributary.standardization.yaml;

import io.tributary.core.fault.ConfigurationException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML 1.2 document whose syntax is sound, ready to be read by path.
 *
 * <p><b>Threading:</b> confined to the thread that reads it; {@link #marks()} may be shared.
 */
public final class YamlDocument {

    private final DocumentMarks marks;
    private final Problems problems;
    private final YamlValue root;

    private YamlDocument(DocumentMarks marks, Node root) {
        this.marks = marks;
        this.problems = new Problems(marks);
        this.root = new YamlValue("", root, problems);
    }

    /**
     * @param origin what problems name: the file, or the subject and version in the registry
     * @throws ConfigurationException where the text is not one YAML document of a bearable size, depth and expansion
     */
    public static YamlDocument read(String origin, String text) {
        Node root = new BoundedComposer(origin).compose(text);
        return new YamlDocument(new MarkCollector(origin).collect(root), root);
    }

    public DocumentMarks marks() {
        return marks;
    }

    /** Collects what is wrong while {@link #root()} is read. */
    public Problems problems() {
        return problems;
    }

    public YamlValue root() {
        return root;
    }
}
