package io.tributary.standardization.catalog;

/**
 * A document in the copy of a catalog.
 *
 * @param file   its path inside the copy, with slashes
 * @param sha256 of its text in UTF-8, in hexadecimal
 */
record CopiedDocument(CatalogSection section, String name, String version, String origin, String file, String sha256) {}
