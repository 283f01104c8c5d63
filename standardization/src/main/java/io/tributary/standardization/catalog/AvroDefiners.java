package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SchemaVersion;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.catalog.SchemaSubjects.Located;
import io.tributary.standardization.codec.AvroNames;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who defines a type of Avro where no registry says so: the subject of the type's full name, else the one subject whose newest
 * version defines the type.
 *
 * <p><b>Threading:</b> confined to one thread; for one catalog.
 */
final class AvroDefiners {

    private static final int MAX_TOLD = 3;

    private final Map<String, NavigableMap<Integer, CatalogDocument>> subjects;
    private @Nullable Map<String, Set<String>> definers;

    AvroDefiners(Map<String, NavigableMap<Integer, CatalogDocument>> subjects) {
        this.subjects = subjects;
    }

    /**
     * @param from the schema that uses the type and does not define it
     * @throws IllegalArgumentException where nobody defines it, or several do
     */
    Located of(String type, CatalogDocument from) {
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
        List<String> unread = unread();
        if (!unread.isEmpty()) {
            return new IllegalArgumentException("it uses the type '" + RecordError.shorten(type)
                    + "', which neither it nor another schema that could be read defines; mend what could not: "
                    + String.join("; ", unread.subList(0, Math.min(unread.size(), MAX_TOLD)))
                    + (unread.size() > MAX_TOLD ? "; and " + (unread.size() - MAX_TOLD) + " more" : ""));
        }
        String nearest = NearestName.of(type, definers().keySet());
        return new IllegalArgumentException("not a schema of Avro that is whole: it uses the type '"
                + RecordError.shorten(type) + "', which neither it nor another schema of the catalog defines"
                + (nearest == null ? "" : "; did you mean '" + nearest + "'?")
                + "; add the schema that does, as in schemas/<subject>.avsc");
    }

    /** The files for schemas of Avro of which nobody can know what they define, each with the reason. */
    private List<String> unread() {
        return subjects.keySet().stream()
                .map(subject -> SchemaSubjects.at(subjects, newest(subject)))
                .flatMap(Stream::ofNullable)
                .map(Located::document)
                .filter(CatalogDocument::isAvroFile)
                .map(AvroDefiners::whyUnread)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static @Nullable String whyUnread(CatalogDocument schema) {
        try {
            AvroNames.in(schema.namedText());
            return null;
        } catch (IllegalArgumentException e) {
            return schema.isReadable() ? schema.origin() + " is not JSON: " + e.getMessage() : e.getMessage();
        }
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
            // No JSON, and so no schema of Avro; or not to be read, as is told where the type is found nowhere else.
            return Set.of();
        }
    }
}
