package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SchemaVersion;
import io.tributary.standardization.mapping.ProblemSink;
import io.tributary.standardization.mapping.SchemaCheck;
import io.tributary.standardization.validation.SchemaValidator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemas of a snapshot, each compiled when a flow first names it. Confined to one thread. */
final class SnapshotSchemas {

    private final Map<String, NavigableMap<Integer, CatalogDocument>> subjects;
    private final Map<CatalogDocument, SchemaValidator> compiled = new HashMap<>();

    SnapshotSchemas(Map<String, NavigableMap<Integer, CatalogDocument>> subjects) {
        this.subjects = subjects;
    }

    /**
     * A schema at a fixed version.
     *
     * @param text what decides, for the contract's digest
     */
    record Resolved(SchemaCheck check, String text) {}

    /** Null where a problem was taken down instead. */
    @Nullable
    Resolved resolve(SchemaReference reference, String path, ProblemSink problems) {
        NavigableMap<Integer, CatalogDocument> versions = subjects.get(reference.subject());
        if (versions == null || versions.isEmpty()) {
            String known =
                    subjects.isEmpty() ? "the catalog has none" : "there are " + String.join(", ", subjects.keySet());
            problems.add(
                    path,
                    "there is no schema with the subject '" + reference.subject() + "'; " + known,
                    NearestName.of(reference.subject(), subjects.keySet()));
            return null;
        }
        int version =
                reference.version() instanceof SchemaVersion.Numbered numbered ? numbered.number() : versions.lastKey();
        CatalogDocument document = versions.get(version);
        if (document == null) {
            problems.add(
                    path,
                    "the schema " + reference.subject() + " has no version " + version + "; it has "
                            + versions.keySet().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            return null;
        }
        return compile(reference.subject() + "@" + version, document, path, problems);
    }

    private @Nullable Resolved compile(String name, CatalogDocument document, String path, ProblemSink problems) {
        try {
            SchemaValidator validator = compiled.get(document);
            if (validator == null) {
                validator = SchemaValidator.compile(document.text());
                compiled.put(document, validator);
            }
            return new Resolved(new SchemaCheck(name, validator), document.text());
        } catch (IllegalArgumentException e) {
            problems.add(path, name + " (" + document.origin() + "): " + e.getMessage());
            return null;
        }
    }
}
