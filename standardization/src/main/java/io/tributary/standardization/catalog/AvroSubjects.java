package io.tributary.standardization.catalog;

import io.tributary.core.flow.SchemaReference;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.catalog.SchemaSubjects.Located;
import io.tributary.standardization.codec.AvroNames;
import io.tributary.standardization.codec.AvroSchema;
import io.tributary.standardization.codec.AvroText;
import io.tributary.standardization.registry.ReferredSchemas;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the schemas of Avro in a catalog mean by the types that they use and do not define. What a registry lists with a
 * schema is meant by it, to the version. In a folder, the newest version of a subject means the newest of {@link
 * AvroDefiners whoever defines the type}. Of an older one nobody knows which version it was written with: where there are
 * several, it is refused.
 *
 * <p><b>Threading:</b> confined to one thread; for one catalog.
 */
final class AvroSubjects {

    private final Map<String, NavigableMap<Integer, CatalogDocument>> subjects;
    private final AvroDefiners definers;

    AvroSubjects(Map<String, NavigableMap<Integer, CatalogDocument>> subjects) {
        this.subjects = subjects;
        this.definers = new AvroDefiners(subjects);
    }

    /**
     * A schema with the types of others in it.
     *
     * @throws IllegalArgumentException with a message for people, where it is none, or uses a type that is not there
     */
    AvroSchema parse(CatalogDocument schema) {
        AvroText own = new AvroText(schema.name(), schema.namedText());
        return AvroSchema.parse(
                own,
                referredBy(schema).stream()
                        .map(referred -> new AvroText(
                                referred.toString(), referred.document().namedText()))
                        .toList());
    }

    /**
     * Whether another text says the same as a schema does, however it is written.
     *
     * @param referred those whose types the other one uses, each after those that it needs itself
     */
    boolean isSame(CatalogDocument schema, AvroText other, List<AvroText> referred) {
        try {
            return AvroSchema.parse(other, referred).text().equals(parse(schema).text());
        } catch (IllegalArgumentException e) {
            // It is none.
            return false;
        }
    }

    /**
     * All whose types a schema needs, each after those that it needs itself. Where several say what a name stands for, the
     * first that is come upon counts, as in {@link ReferredSchemas}.
     *
     * @throws IllegalArgumentException where one is not there or cannot be told from others, or they need each other
     */
    List<Located> referredBy(CatalogDocument schema) {
        Collected collected = new Collected(schema, new LinkedHashSet<>(), new HashSet<>(), new LinkedHashSet<>());
        collect(schema, collected);
        return List.copyOf(collected.ordered());
    }

    /**
     * @param whole the schema for whose sake all others are collected
     * @param open  those whose own needs are being collected
     * @param names that it is known for what they stand
     */
    private record Collected(
            CatalogDocument whole, Set<CatalogDocument> open, Set<String> names, Set<Located> ordered) {}

    private void collect(CatalogDocument schema, Collected collected) {
        if (!collected.open().add(schema)) {
            throw new IllegalArgumentException("schemas of Avro refer to each other in a circle: "
                    + String.join(
                            ", ",
                            collected.open().stream().map(CatalogDocument::name).toList())
                    + "; define the types that they share in one of their own");
        }
        directly(schema, collected.whole()).forEach((name, referred) -> {
            boolean isCircle = collected.open().contains(referred.document());
            if (isCircle || collected.names().add(name) && !collected.ordered().contains(referred)) {
                collect(referred.document(), collected);
                collected.ordered().add(referred);
            }
        });
        collected.open().remove(schema);
    }

    /**
     * What a schema itself refers to, by the names under which a registry is told of it.
     *
     * @throws IllegalArgumentException where one is not there or cannot be told from others
     */
    Map<String, Located> directly(CatalogDocument schema) {
        return directly(schema, schema);
    }

    /** @param whole the schema for whose sake it is asked */
    private Map<String, Located> directly(CatalogDocument schema, CatalogDocument whole) {
        Map<String, Located> referred = new LinkedHashMap<>();
        if (schema.references().isEmpty()) {
            undefined(schema).forEach(type -> referred.put(type, meant(type, schema, whole)));
        }
        schema.references().forEach((name, listed) -> referred.put(name, listed(name, listed)));
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

    private Located meant(String type, CatalogDocument from, CatalogDocument whole) {
        Located found = definers.of(type, from);
        if (!isNewest(whole)) {
            NavigableMap<Integer, CatalogDocument> defining = new TreeMap<>(versions(found.subject()));
            defining.values()
                    .removeIf(version ->
                            version.isReadable() && !new AvroText(version.name(), version.namedText()).defines(type));
            if (!isOneDefinition(type, defining.values())) {
                throw undecided(type, found.subject(), defining.keySet(), from, whole);
            }
        }
        return found;
    }

    /** Whether it does not matter which of the schemas is meant. */
    private static boolean isOneDefinition(String type, Collection<CatalogDocument> defining) {
        if (defining.size() <= 1) {
            return true;
        }
        Set<Optional<Map<?, ?>>> definitions = defining.stream()
                .map(schema -> schema.isReadable()
                        ? AvroNames.in(schema.namedText()).definition(type)
                        : Optional.<Map<?, ?>>empty())
                .collect(Collectors.toSet());
        return definitions.size() == 1 && !definitions.contains(Optional.<Map<?, ?>>empty());
    }

    private IllegalArgumentException undecided(
            String type, String subject, Set<Integer> versions, CatalogDocument from, CatalogDocument whole) {
        boolean isOwn = from.equals(whole);
        return new IllegalArgumentException((isOwn ? "it" : "through " + from.name() + " it")
                + " uses the type '" + RecordError.shorten(type) + "', which " + subject + " defines in the versions "
                + versions.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ", and is not the newest version of its own subject: with which of them its values were written, the"
                + " folder does not say; write "
                + (isOwn ? "the type" : "the types of " + from.name() + ", with what they use,") + " into it");
    }

    private boolean isNewest(CatalogDocument schema) {
        NavigableMap<Integer, CatalogDocument> own = versions(schema.name());
        return own.isEmpty() || own.lastEntry().getValue().equals(schema);
    }

    private NavigableMap<Integer, CatalogDocument> versions(String subject) {
        return subjects.getOrDefault(subject, new TreeMap<>());
    }
}
