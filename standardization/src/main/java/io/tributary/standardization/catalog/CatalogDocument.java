package io.tributary.standardization.catalog;

/**
 * One text of a catalog.
 *
 * @param name    the flow's, route's or table's name, or the schema's subject
 * @param version the registry's version number, or {@code sha256:} and twelve digits for a file
 * @param origin  where a person finds it: the file's path, or subject and version in the registry
 * @param text    its content
 */
public record CatalogDocument(String name, String version, String origin, String text) {}
