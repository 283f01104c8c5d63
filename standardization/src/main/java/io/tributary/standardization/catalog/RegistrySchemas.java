package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SchemaVersion;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.registry.ReferenceBudget;
import io.tributary.standardization.registry.RegisteredReference;
import io.tributary.standardization.registry.RegisteredSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a registry that flows name, with all that those refer to.
 *
 * <p><b>Threading:</b> for one load, in one thread.
 *
 * <p><b>Failure:</b> one that is not there is left out: whoever compiles the snapshot finds it missing. One that refers to more
 * than a {@link ReferenceBudget} is a document that could not be read, and is refused alone where the snapshot is compiled.
 */
final class RegistrySchemas {

    private final FetchedVersions versions;
    private final Map<SchemaReference, Optional<Found>> asked = new HashMap<>();
    private final Map<String, NavigableMap<Integer, CatalogDocument>> bySubject = new TreeMap<>();

    private RegistrySchemas(FetchedVersions versions) {
        this.versions = versions;
    }

    /** @param references to others, listed by the registry or named in the text */
    private record Found(String subject, int version, CatalogDocument document, List<SchemaReference> references) {}

    /** By subject, then by version number. */
    static Map<String, NavigableMap<Integer, CatalogDocument>> of(
            FetchedVersions versions, Collection<SchemaReference> named) {
        RegistrySchemas schemas = new RegistrySchemas(versions);
        Map<Found, Wording> refused = new LinkedHashMap<>();
        for (SchemaReference reference : named) {
            schemas.find(reference).ifPresent(found -> {
                Wording why = schemas.collect(found);
                if (why != null) {
                    refused.put(found, why);
                }
            });
        }
        // Last, since others may have come upon them within their own bounds.
        refused.forEach(schemas::refuse);
        return schemas.bySubject;
    }

    /** Why a schema refers to too much; null where all of it was collected. */
    private @Nullable Wording collect(Found root) {
        ReferenceBudget budget = new ReferenceBudget();
        Set<SchemaReference> met = new HashSet<>();
        List<Found> level = List.of(root);
        keep(root);
        for (int depth = 1; !level.isEmpty(); depth++) {
            List<Found> next = new ArrayList<>();
            for (SchemaReference reference : references(level)) {
                Wording why = met.add(reference) ? take(reference, depth, budget, next) : null;
                if (why != null) {
                    return why;
                }
            }
            level = next;
        }
        return null;
    }

    private static List<SchemaReference> references(List<Found> schemas) {
        return schemas.stream().flatMap(schema -> schema.references().stream()).toList();
    }

    private @Nullable Wording take(SchemaReference reference, int depth, ReferenceBudget budget, List<Found> taken) {
        Wording why = budget.ask(depth);
        Found found = why == null ? find(reference).orElse(null) : null;
        if (found == null) {
            return why;
        }
        keep(found);
        taken.add(found);
        return budget.fetched(found.document().text());
    }

    private void keep(Found found) {
        bySubject.computeIfAbsent(found.subject(), key -> new TreeMap<>()).put(found.version(), found.document());
    }

    private void refuse(Found schema, Wording why) {
        CatalogDocument document = schema.document();
        CatalogDocument refused =
                CatalogDocument.unreadable(document.name(), ConfigurationProblem.of(document.origin(), "", why));
        bySubject.computeIfAbsent(schema.subject(), key -> new TreeMap<>()).put(schema.version(), refused);
    }

    private Optional<Found> find(SchemaReference reference) {
        Optional<Found> known = asked.get(reference);
        if (known == null) {
            Optional<RegisteredSchema> registered = reference.version() instanceof SchemaVersion.Numbered numbered
                    ? versions.version(reference.subject(), numbered.number())
                    : versions.latest(reference.subject());
            known = registered.map(schema -> {
                CatalogDocument document = document(schema);
                return new Found(reference.subject(), schema.version(), document, SchemaSubjects.referredBy(document));
            });
            asked.put(reference, known);
        }
        return known;
    }

    private static CatalogDocument document(RegisteredSchema schema) {
        Map<String, SchemaReference> references = new LinkedHashMap<>();
        for (RegisteredReference reference : schema.references()) {
            references.putIfAbsent(
                    reference.name(),
                    new SchemaReference(reference.subject(), new SchemaVersion.Numbered(reference.version())));
        }
        return new CatalogDocument(
                schema.subject(),
                Integer.toString(schema.version()),
                RegistryLoader.origin(schema.subject(), schema.version()),
                schema.text(),
                references);
    }
}
