package io.tributary.standardization.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All documents of a catalog as they stood at one moment, not yet read.
 *
 * @param origin     where they come from, for people
 * @param schemas    by subject, then by version number
 * @param codeTables by name
 */
public record CatalogSnapshot(
        String origin,
        List<CatalogDocument> flows,
        List<CatalogDocument> routes,
        Map<String, NavigableMap<Integer, CatalogDocument>> schemas,
        Map<String, CatalogDocument> codeTables) {

    public CatalogSnapshot {
        flows = List.copyOf(flows);
        routes = List.copyOf(routes);
        Map<String, NavigableMap<Integer, CatalogDocument>> copies = new TreeMap<>();
        schemas.forEach((subject, versions) ->
                copies.put(subject, Collections.unmodifiableNavigableMap(new TreeMap<>(versions))));
        schemas = Collections.unmodifiableMap(copies);
        codeTables = Collections.unmodifiableMap(new TreeMap<>(codeTables));
    }

    /** The same with none of these flows and routes. */
    CatalogSnapshot without(Set<CatalogDocument> documents) {
        return documents.isEmpty()
                ? this
                : new CatalogSnapshot(
                        origin,
                        flows.stream().filter(flow -> !documents.contains(flow)).toList(),
                        routes.stream()
                                .filter(route -> !documents.contains(route))
                                .toList(),
                        schemas,
                        codeTables);
    }

    /** The same without what could not be read. */
    CatalogSnapshot readable() {
        Map<String, NavigableMap<Integer, CatalogDocument>> readableSchemas = new TreeMap<>(schemas);
        readableSchemas.replaceAll((subject, versions) -> {
            NavigableMap<Integer, CatalogDocument> kept = new TreeMap<>(versions);
            kept.values().removeIf(schema -> !schema.isReadable());
            return kept;
        });
        readableSchemas.values().removeIf(Map::isEmpty);
        Map<String, CatalogDocument> readableTables = new TreeMap<>(codeTables);
        readableTables.values().removeIf(table -> !table.isReadable());
        return new CatalogSnapshot(
                origin,
                flows.stream().filter(CatalogDocument::isReadable).toList(),
                routes.stream().filter(CatalogDocument::isReadable).toList(),
                readableSchemas,
                readableTables);
    }

    /** What could not be read. */
    List<CatalogDocument> unreadable() {
        return Stream.of(
                        flows.stream(),
                        routes.stream(),
                        schemas.values().stream().flatMap(versions -> versions.values().stream()),
                        codeTables.values().stream())
                .flatMap(documents -> documents)
                .filter(document -> !document.isReadable())
                .toList();
    }

    /** The same with this flow alone, and what it may name. */
    CatalogSnapshot withOnly(CatalogDocument flow) {
        return new CatalogSnapshot(origin, List.of(flow), List.of(), schemas, codeTables);
    }
}
