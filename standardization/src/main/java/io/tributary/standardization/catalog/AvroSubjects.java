package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SchemaVersion;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.catalog.SchemaSubjects.Located;
import io.tributary.standardization.codec.AvroNames;
import io.tributary.standardization.codec.AvroSchema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the schemas of Avro in a catalog mean by the types that they use and do not define. What a registry lists with a
 * schema is meant by it. In a folder, the subject of the type's full name is meant, else the one subject whose newest version
 * defines the type.
 *
 * <p><b>Threading:</b> confined to one thread; for one catalog.
 */
final class AvroSubjects {

    private final Map<String, NavigableMap<Integer, CatalogDocument>> subjects;
    private @Nullable Map<String, Set<String>> definers;

    AvroSubjects(Map<String, NavigableMap<Integer, CatalogDocument>> subjects) {
        this.subjects = subjects;
    }

    /**
     * A schema with the types of others in it.
     *
     * @throws IllegalArgumentException with a message for people, where it is none, or uses a type that is not there
     */
    AvroSchema parse(CatalogDocument schema) {
        return AvroSchema.parse(schema.namedText(), referredTexts(schema));
    }

    /** Whether another text says the same as a schema does, however it is written. */
    boolean isSame(CatalogDocument schema, String other) {
        try {
            return AvroSchema.parse(other, referredTexts(schema))
                    .text()
                    .equals(parse(schema).text());
        } catch (IllegalArgumentException e) {
            // It is none, or uses other types.
            return false;
        }
    }

    private List<String> referredTexts(CatalogDocument schema) {
        return referredBy(schema).stream()
                .map(referred -> referred.document().namedText())
                .toList();
    }

    /**
     * All whose types a schema needs, each after those that it needs itself.
     *
     * @throws IllegalArgumentException where one is not there, or they need each other
     */
    List<Located> referredBy(CatalogDocument schema) {
        Set<Located> ordered = new LinkedHashSet<>();
        collect(schema, new LinkedHashSet<>(), ordered);
        return List.copyOf(ordered);
    }

    private void collect(CatalogDocument schema, Set<CatalogDocument> open, Set<Located> ordered) {
        if (!open.add(schema)) {
            throw new IllegalArgumentException("schemas of Avro refer to each other in a circle: "
                    + String.join(", ", open.stream().map(CatalogDocument::name).toList())
                    + "; define the types that they share in one of their own");
        }
        for (Located referred : directly(schema).values()) {
            if (!ordered.contains(referred)) {
                collect(referred.document(), open, ordered);
                ordered.add(referred);
            }
        }
        open.remove(schema);
    }

    /**
     * What a schema itself refers to, by the names under which a registry is told of it.
     *
     * @throws IllegalArgumentException where one is not there
     */
    Map<String, Located> directly(CatalogDocument schema) {
        Map<String, Located> referred = new LinkedHashMap<>();
        if (schema.references().isEmpty()) {
            undefined(schema).forEach(name -> referred.put(name, defining(name, schema)));
        }
        new TreeMap<>(schema.references()).forEach((name, listed) -> referred.put(name, listed(name, listed)));
        return referred;
    }

    private Located listed(String name, SchemaReference listed) {
        Located found = SchemaSubjects.at(subjects, listed);
        if (found == null) {
            throw new IllegalArgumentException("the registry says that it refers to '" + RecordError.shorten(name)
                    + "' in " + listed + ", which is not there");
        }
        return found;
    }

    private static List<String> undefined(CatalogDocument schema) {
        try {
            return AvroNames.in(schema.namedText()).undefined();
        } catch (IllegalArgumentException e) {
            // Whoever parses the schema meets the same problem and reports it.
            return List.of();
        }
    }

    private Located defining(String type, CatalogDocument from) {
        Located named = SchemaSubjects.at(subjects, newest(type));
        boolean isMeant = named != null
                && !named.document().equals(from)
                && (!named.document().isReadable() || defined(named).contains(type));
        if (named != null && isMeant) {
            return named;
        }
        Set<String> found = new TreeSet<>(definers().getOrDefault(type, Set.of()));
        found.remove(from.name());
        Located only = found.size() == 1
                ? SchemaSubjects.at(subjects, newest(found.iterator().next()))
                : null;
        if (only == null) {
            throw found.isEmpty() ? unknown(type) : ambiguous(type, found);
        }
        return only;
    }

    private static SchemaReference newest(String subject) {
        return new SchemaReference(subject, new SchemaVersion.Latest());
    }

    private IllegalArgumentException unknown(String type) {
        String nearest = NearestName.of(type, definers().keySet());
        return new IllegalArgumentException("not a schema of Avro that is whole: it uses the type '"
                + RecordError.shorten(type) + "', which neither it nor another schema of the catalog defines"
                + (nearest == null ? "" : "; did you mean '" + nearest + "'?")
                + "; add the schema that does, as in schemas/<subject>.avsc");
    }

    private static IllegalArgumentException ambiguous(String type, Set<String> found) {
        return new IllegalArgumentException("it uses the type '" + RecordError.shorten(type)
                + "', which several schemas define: " + String.join(", ", found)
                + "; give the one that is meant the type's own name, as in schemas/" + type + ".avsc");
    }

    /** The subjects by the types that their newest versions define. */
    private Map<String, Set<String>> definers() {
        Map<String, Set<String>> known = definers;
        if (known == null) {
            Map<String, Set<String>> found = new TreeMap<>();
            subjects.keySet()
                    .forEach(subject -> defined(SchemaSubjects.at(subjects, newest(subject)))
                            .forEach(type -> found.computeIfAbsent(type, key -> new TreeSet<>())
                                    .add(subject)));
            definers = found;
            return found;
        }
        return known;
    }

    private static Set<String> defined(@Nullable Located schema) {
        try {
            return schema == null
                    ? Set.of()
                    : AvroNames.in(schema.document().text()).defined();
        } catch (IllegalArgumentException e) {
            // No JSON, and so no schema of Avro.
            return Set.of();
        }
    }
}
