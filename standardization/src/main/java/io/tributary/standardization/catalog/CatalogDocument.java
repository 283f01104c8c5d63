package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.outcome.Wording;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text of a catalog, or the place of one that could not be read.
 *
 * @param name       the flow's, route's or table's name, or the schema's subject
 * @param version    the registry's version number, or {@code sha256:} and twelve digits for a file
 * @param origin     where a person finds it: the file's path, or subject and version in the registry
 * @param text       its content; empty where it could not be read
 * @param references of a schema, what the registry says that the names of its references stand for, in its order; empty where it
 *     says nothing
 * @param unreadable why there is no content; absent where there is
 */
public record CatalogDocument(
        String name,
        String version,
        String origin,
        String text,
        Map<String, SchemaReference> references,
        @Nullable ConfigurationProblem unreadable) {

    private static final String NO_VERSION = "unread";

    public CatalogDocument {
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }

    /** A text that refers to no other, or by names that speak for themselves. */
    public CatalogDocument(String name, String version, String origin, String text) {
        this(name, version, origin, text, Map.of());
    }

    /** A schema of a registry. */
    public CatalogDocument(
            String name, String version, String origin, String text, Map<String, SchemaReference> references) {
        this(name, version, origin, text, references, null);
    }

    /** A file that is there and has no content that could be used. */
    static CatalogDocument unreadable(String name, ConfigurationProblem why) {
        return new CatalogDocument(name, NO_VERSION, why.origin(), "", Map.of(), why);
    }

    /** The same under another name. */
    CatalogDocument named(String other) {
        return new CatalogDocument(other, version, origin, text, references, unreadable);
    }

    /** Whether it is a file with a schema of Avro. */
    boolean isAvroFile() {
        return origin.endsWith(".avsc");
    }

    boolean isReadable() {
        return unreadable == null;
    }

    /**
     * Its content, for whoever tells problems of this document.
     *
     * @throws ConfigurationException where it could not be read
     */
    String readText() {
        if (unreadable != null) {
            throw new ConfigurationException(List.of(unreadable));
        }
        return text;
    }

    /**
     * Its content, for whoever tells problems of a document that names this one.
     *
     * @throws IllegalArgumentException where it could not be read
     */
    String namedText() {
        Wording why = whyUnreadable();
        if (why != null) {
            throw new IllegalArgumentException(why.english());
        }
        return text;
    }

    /** With the place, for whoever tells problems of a document that names this one; null where it could be read. */
    @Nullable
    Wording whyUnreadable() {
        return unreadable == null
                ? null
                : Wording.of(
                        unreadable.origin() + " could not be read: " + unreadable.message(),
                        unreadable.origin() + " 无法读取：" + unreadable.wording().chinese());
    }
}
