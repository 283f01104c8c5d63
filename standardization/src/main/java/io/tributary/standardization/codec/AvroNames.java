package io.tributary.standardization.codec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The named types of a schema of Avro, in full: those that it defines, and those that it uses and leaves to others.
 *
 * <p><b>Threading:</b> immutable once read.
 */
public final class AvroNames {

    private static final Set<String> PRIMITIVES =
            Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");
    private static final Set<String> NAMED = Set.of("record", "error", "enum", "fixed");

    /** By the types' full names. */
    private final Map<String, Map<?, ?>> defined = new LinkedHashMap<>();

    private final Set<String> used = new LinkedHashSet<>();

    private AvroNames() {}

    /**
     * @throws IllegalArgumentException where the text is no JSON
     */
    public static AvroNames in(String text) {
        AvroNames names = new AvroNames();
        names.type(JsonText.parse(text), "");
        return names;
    }

    public Set<String> defined() {
        return Set.copyOf(defined.keySet());
    }

    /**
     * How a type is defined, to be compared with how another text defines it; empty where it is not, or where what it is
     * depends on types from outside its definition.
     */
    public Optional<Map<?, ?>> definition(String type) {
        Map<?, ?> definition = defined.get(type);
        if (definition == null) {
            return Optional.empty();
        }
        AvroNames within = new AvroNames();
        within.type(definition, namespace(type));
        return within.undefined().isEmpty() ? Optional.of(definition) : Optional.empty();
    }

    /** In the order of their first use. */
    public List<String> undefined() {
        // As Avro's parser does: what a namespace does not have is looked for without one.
        return used.stream()
                .filter(name ->
                        !defined.containsKey(name) && !defined.containsKey(name.substring(name.lastIndexOf('.') + 1)))
                .toList();
    }

    private void type(@Nullable Object type, String namespace) {
        if (type instanceof String name) {
            if (!PRIMITIVES.contains(name)) {
                used.add(full(name, namespace));
            }
        } else if (type instanceof List<?> union) {
            union.forEach(one -> type(one, namespace));
        } else if (type instanceof Map<?, ?> schema) {
            schema(schema, namespace);
        }
    }

    private void schema(Map<?, ?> schema, String namespace) {
        Object type = schema.get("type");
        if (type instanceof String word && NAMED.contains(word) && schema.get("name") instanceof String name) {
            String full = full(name, schema.get("namespace") instanceof String own ? own : namespace);
            defined.putIfAbsent(full, schema);
            if (schema.get("fields") instanceof List<?> fields) {
                fields.forEach(field -> field(field, namespace(full)));
            }
            return;
        }
        Object element = schema.containsKey("items") ? schema.get("items") : schema.get("values");
        type(element == null ? type : element, namespace);
    }

    private void field(Object field, String namespace) {
        if (field instanceof Map<?, ?> members) {
            type(members.get("type"), namespace);
        }
    }

    private static String namespace(String full) {
        return full.substring(0, Math.max(0, full.lastIndexOf('.')));
    }

    /** A name with a dot is whole already. */
    private static String full(String name, String namespace) {
        return name.indexOf('.') >= 0 || namespace.isEmpty() ? name : namespace + "." + name;
    }
}
