package io.tributary.standardization.catalog;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.RouteEvaluator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs of a catalog, and what was refused of the documents that came last. A flow whose newest document was refused is
 * among {@link #flows} with its last good one.
 *
 * @param flows  of the site, by name
 * @param routes by name
 */
public record Generation(List<Flow> flows, List<Route> routes, List<Catalog.Refused> refused) {

    static final Generation NONE = new Generation(List.of(), List.of(), List.of());

    public Generation {
        flows = List.copyOf(flows);
        routes = List.copyOf(routes);
        refused = List.copyOf(refused);
    }

    /**
     * @param document that it was compiled from
     * @param base     the snapshot with the schemas and code tables that it was compiled with
     * @param loadedAt when this gateway took it up
     */
    public record Flow(Contract contract, CatalogDocument document, CatalogSnapshot base, Instant loadedAt) {
        String name() {
            return contract.definition().name().value();
        }
    }

    /**
     * @param loadedAt when this gateway took it up
     */
    public record Route(RouteEvaluator evaluator, CatalogDocument document, Instant loadedAt) {
        String name() {
            return evaluator.definition().name().value();
        }
    }

    public Catalog catalog() {
        return new Catalog(
                flows.stream().map(Flow::contract).toList(),
                routes.stream().map(Route::evaluator).toList(),
                refused);
    }

    /** These and those beside each other. */
    Generation plus(Generation other) {
        return new Generation(
                Stream.concat(flows.stream(), other.flows.stream())
                        .sorted(Comparator.comparing(Flow::name))
                        .toList(),
                Stream.concat(routes.stream(), other.routes.stream())
                        .sorted(Comparator.comparing(Route::name))
                        .toList(),
                Stream.concat(refused.stream(), other.refused.stream()).toList());
    }

    /** Whether the same contracts and routes run, and the same documents are refused for the same reasons. */
    boolean isAs(Generation other) {
        return catalog().equals(other.catalog());
    }

    boolean runsNothing() {
        return flows.isEmpty() && routes.isEmpty();
    }
}
