package io.tributary.standardization.catalog;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a gateway may start from: only documents that were found good together.
 *
 * @param whole   what came last, without what was refused of it
 * @param goingOn by the flow's name: flows whose newest document was refused, each alone with what it may name
 */
record GoodCatalog(CatalogSnapshot whole, Map<String, CatalogSnapshot> goingOn) {

    GoodCatalog {
        goingOn = Map.copyOf(goingOn);
    }

    /**
     * @param candidate that the generation came from
     */
    static GoodCatalog of(Generation generation, CatalogSnapshot candidate) {
        Map<String, CatalogSnapshot> goingOn = new TreeMap<>();
        for (Generation.Flow flow : generation.flows()) {
            // A flow goes on for the sake of its own document, or of a table or schema that was refused under it.
            if (isRefused(generation, flow.document()) || !candidate.flows().contains(flow.document())) {
                goingOn.put(flow.name(), flow.base().readable().withOnly(flow.document()));
            }
        }
        CatalogSnapshot sound = new CatalogSnapshot(
                candidate.origin(),
                candidate.flows().stream()
                        .filter(flow -> !isRefused(generation, flow))
                        .toList(),
                generation.routes().stream().map(Generation.Route::document).toList(),
                candidate.schemas(),
                candidate.codeTables());
        return new GoodCatalog(sound.readable(), goingOn);
    }

    private static boolean isRefused(Generation generation, CatalogDocument document) {
        return generation.refused().stream()
                .anyMatch(refused -> refused.document().equals(document));
    }
}
