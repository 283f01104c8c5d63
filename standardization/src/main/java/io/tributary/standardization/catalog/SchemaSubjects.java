package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SchemaVersion;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.validation.SchemaReferences;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a schema means by a name in its {@code $ref}: first what the registry's references say, then the subject of that
 * name, then {@code subject@version}, {@code subject.json} or {@code subject.v2.json}. Stateless.
 */
final class SchemaSubjects {

    private static final Pattern NUMBERED_FILE = Pattern.compile("(.+)\\.v([1-9][0-9]{0,8})\\.json");
    private static final Pattern NUMBERED = Pattern.compile("(.+)@([1-9][0-9]{0,8}|latest)");

    private SchemaSubjects() {}

    /** A schema of a catalog by what identifies it there. */
    record Located(String subject, int version, CatalogDocument document) {

        @Override
        public String toString() {
            return subject + "@" + version;
        }
    }

    /** The subject that a name speaks of, where no registry says otherwise. */
    static SchemaReference meantBy(String name) {
        Matcher file = NUMBERED_FILE.matcher(name);
        if (file.matches()) {
            return new SchemaReference(file.group(1), new SchemaVersion.Numbered(Integer.parseInt(file.group(2))));
        }
        if (NUMBERED.matcher(name).matches()) {
            return SchemaReference.parse(name);
        }
        String subject = name.length() > 5 && name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        return new SchemaReference(subject, new SchemaVersion.Latest());
    }

    /**
     * What a schema of a registry refers to, without a word on whether it is there: all that the registry lists with it, and
     * what its {@code $ref}s name besides.
     */
    static List<SchemaReference> referredBy(CatalogDocument schema) {
        Stream<SchemaReference> named;
        try {
            named = SchemaReferences.namesIn(schema.text()).stream()
                    .filter(name -> !schema.references().containsKey(name))
                    .map(SchemaSubjects::meantBy);
        } catch (IllegalArgumentException e) {
            // Whoever compiles the schema meets the same problem and reports it.
            named = Stream.of();
        }
        return Stream.concat(schema.references().values().stream(), named).toList();
    }

    /**
     * @throws IllegalArgumentException naming the reference and the remedy, where there is no such schema
     */
    static Located find(
            Map<String, NavigableMap<Integer, CatalogDocument>> subjects, CatalogDocument from, String name) {
        SchemaReference listed = from.references().get(name);
        Located found = listed == null ? null : at(subjects, listed);
        if (found == null) {
            found = at(subjects, new SchemaReference(name, new SchemaVersion.Latest()));
        }
        SchemaReference meant = listed == null ? meantBy(name) : listed;
        if (found == null) {
            found = at(subjects, meant);
        }
        if (found == null) {
            throw unknown(subjects, name, meant);
        }
        return found;
    }

    /** Null where there is none. */
    static @Nullable Located at(
            Map<String, NavigableMap<Integer, CatalogDocument>> subjects, SchemaReference reference) {
        NavigableMap<Integer, CatalogDocument> versions = subjects.get(reference.subject());
        if (versions == null || versions.isEmpty()) {
            return null;
        }
        int version =
                reference.version() instanceof SchemaVersion.Numbered numbered ? numbered.number() : versions.lastKey();
        CatalogDocument document = versions.get(version);
        return document == null ? null : new Located(reference.subject(), version, document);
    }

    private static IllegalArgumentException unknown(
            Map<String, NavigableMap<Integer, CatalogDocument>> subjects, String name, SchemaReference meant) {
        String nearest = NearestName.of(meant.subject(), subjects.keySet());
        boolean isKnown = subjects.containsKey(meant.subject());
        return new IllegalArgumentException("it refers to '" + RecordError.shorten(name) + "', "
                + (isKnown ? "a version that the catalog does not have" : "which is no schema of the catalog")
                + (nearest == null || isKnown ? "" : "; did you mean '" + nearest + "'?")
                + "; nothing is loaded from elsewhere, so add the schema to the catalog and refer to it as"
                + " 'subject#/definitions/…' or 'subject@version#/definitions/…', or put the definition into this one");
    }
}
