package io.tributary.standardization.catalog;

import io.tributary.core.flow.SchemaReference;
import java.util.Map;

/**
 * One text of a catalog.
 *
 * @param name       the flow's, route's or table's name, or the schema's subject
 * @param version    the registry's version number, or {@code sha256:} and twelve digits for a file
 * @param origin     where a person finds it: the file's path, or subject and version in the registry
 * @param text       its content
 * @param references of a schema, what the registry says that the names of its references stand for; empty where it says
 *     nothing
 */
public record CatalogDocument(
        String name, String version, String origin, String text, Map<String, SchemaReference> references) {

    public CatalogDocument {
        references = Map.copyOf(references);
    }

    /** A text that refers to no other, or by names that speak for themselves. */
    public CatalogDocument(String name, String version, String origin, String text) {
        this(name, version, origin, text, Map.of());
    }
}
