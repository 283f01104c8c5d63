package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SchemaVersion;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.mapping.ProblemSink;
import io.tributary.standardization.mapping.SchemaCheck;
import io.tributary.standardization.validation.SchemaReferences;
import io.tributary.standardization.validation.SchemaText;
import io.tributary.standardization.validation.SchemaValidator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemas of a snapshot, each compiled when a flow first names it. Confined to one thread. */
final class SnapshotSchemas {

    private final Map<String, NavigableMap<Integer, CatalogDocument>> subjects;
    private final Map<CatalogDocument, Resolved> compiled = new HashMap<>();
    private final AvroSubjects avro;

    SnapshotSchemas(Map<String, NavigableMap<Integer, CatalogDocument>> subjects) {
        this.subjects = subjects;
        this.avro = new AvroSubjects(subjects);
    }

    /** The same schemas where they are of Avro. */
    AvroSubjects avro() {
        return avro;
    }

    /**
     * A schema at a fixed version.
     *
     * @param own      its own text
     * @param deciding the text that decides, for the contract's digest: its own, and those of all that it refers to
     */
    record Resolved(SchemaCheck check, String own, String deciding) {}

    /** Null where a problem was taken down instead. */
    @Nullable
    Resolved resolve(SchemaReference reference, String path, ProblemSink problems) {
        Found found = find(reference, path, problems);
        return found == null ? null : compile(found.name(), found.document(), path, problems);
    }

    /**
     * A document at a fixed version.
     *
     * @param name subject and version
     */
    record Found(String name, CatalogDocument document) {}

    /** Null where a problem was taken down instead. */
    @Nullable
    Found find(SchemaReference reference, String path, ProblemSink problems) {
        NavigableMap<Integer, CatalogDocument> versions = subjects.get(reference.subject());
        if (versions == null || versions.isEmpty()) {
            String known = String.join(", ", subjects.keySet());
            problems.add(
                    path,
                    Wording.of(
                            "there is no schema with the subject '" + reference.subject() + "'; "
                                    + (subjects.isEmpty() ? "the catalog has none" : "there are " + known),
                            "没有名为 '" + reference.subject() + "' 的 Schema；"
                                    + (subjects.isEmpty() ? "目录中没有任何 Schema" : "现有 " + known)),
                    NearestName.of(reference.subject(), subjects.keySet()));
            return null;
        }
        int version =
                reference.version() instanceof SchemaVersion.Numbered numbered ? numbered.number() : versions.lastKey();
        CatalogDocument document = versions.get(version);
        if (document == null) {
            String known = versions.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            problems.add(
                    path,
                    Wording.of(
                            "the schema " + reference.subject() + " has no version " + version + "; it has " + known,
                            "Schema " + reference.subject() + " 没有版本 " + version + "；现有版本 " + known));
            return null;
        }
        String name = reference.subject() + "@" + version;
        Wording why = document.whyUnreadable();
        if (why != null) {
            problems.add(path, Wording.of(name + ": " + why.english(), name + "：" + why.chinese()));
            return null;
        }
        return new Found(name, document);
    }

    private @Nullable Resolved compile(String name, CatalogDocument document, String path, ProblemSink problems) {
        try {
            Resolved resolved = compiled.get(document);
            if (resolved == null) {
                resolved = compile(name, document);
                compiled.put(document, resolved);
            }
            return resolved;
        } catch (IllegalArgumentException e) {
            problems.add(path, name + " (" + document.origin() + "): " + e.getMessage());
            return null;
        }
    }

    private Resolved compile(String name, CatalogDocument document) {
        Map<String, CatalogDocument> referred = new TreeMap<>();
        SchemaReferences references = (from, written) -> {
            CatalogDocument referring = from.name().equals(name) ? document : referred.get(from.name());
            if (referring == null) {
                throw new IllegalStateException("a schema refers to others before it was found itself: " + from.name());
            }
            SchemaSubjects.Located found = SchemaSubjects.find(subjects, referring, written);
            if (!found.toString().equals(name)) {
                referred.put(found.toString(), found.document());
            }
            return new SchemaText(found.toString(), found.document().namedText());
        };
        SchemaValidator validator = SchemaValidator.compile(new SchemaText(name, document.text()), references);
        return new Resolved(new SchemaCheck(name, validator), document.text(), decidingText(document, referred));
    }

    private static String decidingText(CatalogDocument document, Map<String, CatalogDocument> referred) {
        StringBuilder all = new StringBuilder(document.text());
        referred.forEach((name, other) -> all.append('\n')
                .append(name)
                .append(' ')
                .append(other.text().length())
                .append('\n')
                .append(other.text()));
        return all.toString();
    }
}
