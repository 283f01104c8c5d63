package io.tributary.standardization.yaml;

import io.tributary.core.fault.NearestName;
import io.tributary.core.outcome.Wording;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Keys and values at a place of a document. What is wrong with them is added to the document's problems.
 *
 * <p><b>Threading:</b> confined to the thread that reads the document.
 */
public final class YamlMapping {

    private final String path;
    private final Map<String, YamlValue> entries;
    private final Problems problems;

    private YamlMapping(String path, Map<String, YamlValue> entries, Problems problems) {
        this.path = path;
        this.entries = entries;
        this.problems = problems;
    }

    static YamlMapping of(String path, MappingNode node, Problems problems) {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(
                        path, Wording.of("a key must be a plain text, not a list or a mapping", "键必须是普通文本，不能是列表或映射"));
                continue;
            }
            String name = key.getValue();
            Node first = keys.putIfAbsent(name, key);
            if (first != null) {
                problems.addAt(
                        key,
                        YamlPath.member(path, name),
                        Wording.of("the key '" + name + "' is given twice", "键 '" + name + "' 重复"));
                continue;
            }
            String inner = YamlPath.member(path, name);
            entries.put(name, new YamlValue(inner, entry.getValueNode(), problems));
        }
        return new YamlMapping(path, entries, problems);
    }

    public String path() {
        return path;
    }

    /** The entries in the order of the document. */
    public Map<String, YamlValue> entries() {
        return Collections.unmodifiableMap(entries);
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public @Nullable YamlValue value(String key) {
        return entries.get(key);
    }

    /** A value that must be there. */
    public @Nullable YamlValue required(String key, String whatFor) {
        YamlValue value = entries.get(key);
        if (value == null) {
            problems.add(path, Wording.of("'" + key + "' is missing: " + whatFor, "缺少必填的键 '" + key + "'"));
        }
        return value;
    }

    public @Nullable String text(String key) {
        YamlValue value = entries.get(key);
        return value == null ? null : value.text();
    }

    /** Whether a key is there and true. */
    public boolean flag(String key) {
        YamlValue value = entries.get(key);
        return value != null && Boolean.TRUE.equals(value.flag());
    }

    public @Nullable String requiredText(String key, String whatFor) {
        YamlValue value = required(key, whatFor);
        return value == null ? null : value.text();
    }

    public List<YamlValue> items(String key) {
        YamlValue value = entries.get(key);
        return value == null ? List.of() : value.items();
    }

    /** Adds a problem for each key that is none of these. */
    public void allowOnly(Set<String> known) {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                problems.unknownKey(YamlPath.member(path, key), key, known);
            }
        }
    }

    /** Whether an unknown key is nearest to one of the wanted ones, so that they are not missing but misspelt. */
    public boolean isMisspelt(Set<String> wanted, Set<String> known) {
        return entries.keySet().stream()
                .filter(key -> !known.contains(key))
                .map(key -> NearestName.of(key, known))
                .anyMatch(nearest -> nearest != null && wanted.contains(nearest));
    }

    /** Adds a problem where both keys are there. */
    public void exclude(String key, String other, String why) {
        if (has(key) && has(other)) {
            problems.add(
                    YamlPath.member(path, other),
                    Wording.of(
                            "'" + other + "' does not go with '" + key + "': " + why,
                            "'" + other + "' 不能与 '" + key + "' 同时使用"));
        }
    }

    /** Takes down that what stands under a key could not be read, after that was told. */
    public void giveUp(String key) {
        problems.giveUp(YamlPath.member(path, key));
    }

    /** Adds a problem at the mapping itself. */
    public void refuse(String message) {
        problems.add(path, message);
    }
}
