package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.validation.SchemaReferences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Puts the schemas of a catalog into an order in which each comes after those that it refers to, and after the versions
 * before it.
 *
 * <p><b>Threading:</b> confined to one thread; for one catalog.
 */
final class SchemaOrder {

    private final Map<String, NavigableMap<Integer, CatalogDocument>> subjects;
    private final AvroSubjects avro;
    private final Map<String, Entry> ordered = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    private SchemaOrder(Map<String, NavigableMap<Integer, CatalogDocument>> subjects) {
        this.subjects = subjects;
        this.avro = new AvroSubjects(subjects);
    }

    /** @param references by the names in the schema's {@code $ref}s; in Avro by the full names of types */
    record Entry(SchemaSubjects.Located schema, Map<String, SchemaSubjects.Located> references) {}

    /**
     * @throws ConfigurationException where a schema refers to what is not there, or schemas refer to each other in a circle
     */
    static List<Entry> of(Map<String, NavigableMap<Integer, CatalogDocument>> subjects) {
        SchemaOrder order = new SchemaOrder(subjects);
        subjects.forEach((subject, versions) -> versions.forEach(
                (version, document) -> order.add(new SchemaSubjects.Located(subject, version, document))));
        return List.copyOf(order.ordered.values());
    }

    private void add(SchemaSubjects.Located schema) {
        String name = schema.toString();
        if (ordered.containsKey(name)) {
            return;
        }
        if (!open.add(name)) {
            throw refusal(
                    schema,
                    "schemas refer to each other in a circle: " + String.join(", ", open)
                            + "; a registry takes a schema only after those that it refers to, so put what they share"
                            + " into one of its own");
        }
        Map<String, SchemaSubjects.Located> references = references(schema);
        Map.Entry<Integer, CatalogDocument> before = subjects.getOrDefault(
                        schema.subject(), Collections.emptyNavigableMap())
                .lowerEntry(schema.version());
        List<SchemaSubjects.Located> first = new ArrayList<>(references.values());
        if (before != null) {
            first.add(0, new SchemaSubjects.Located(schema.subject(), before.getKey(), before.getValue()));
        }
        first.forEach(this::add);
        open.remove(name);
        ordered.put(name, new Entry(schema, references));
    }

    private Map<String, SchemaSubjects.Located> references(SchemaSubjects.Located schema) {
        Map<String, SchemaSubjects.Located> references = new LinkedHashMap<>();
        try {
            if (schema.document().isAvroFile()) {
                return avro.directly(schema.document());
            }
            for (String name : SchemaReferences.namesIn(schema.document().text())) {
                references.put(name, SchemaSubjects.find(subjects, schema.document(), name));
            }
            return references;
        } catch (IllegalArgumentException e) {
            throw refusal(schema, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationException refusal(SchemaSubjects.Located schema, String message) {
        return new ConfigurationException(
                List.of(ConfigurationProblem.of(schema.document().origin(), "", message)));
    }
}
