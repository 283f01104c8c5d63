package io.tributary.standardization.catalog;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.RouteEvaluator;
import java.util.Comparator;
import java.util.List;

/** What became of the documents of a snapshot. */
record Compilation(List<Flow> flows, List<Route> routes, List<Catalog.Refused> refused) {

    Compilation {
        flows = flows.stream()
                .sorted(Comparator.comparing(
                        flow -> flow.contract().definition().name()))
                .toList();
        routes = routes.stream()
                .sorted(Comparator.comparing(
                        route -> route.evaluator().definition().name()))
                .toList();
        refused = List.copyOf(refused);
    }

    record Flow(CatalogDocument document, Contract contract) {}

    record Route(CatalogDocument document, RouteEvaluator evaluator) {}

    Catalog catalog() {
        return new Catalog(
                flows.stream().map(Flow::contract).toList(),
                routes.stream().map(Route::evaluator).toList(),
                refused);
    }

    boolean hasFlow(String name) {
        return flows.stream()
                .anyMatch(flow -> flow.contract().definition().name().value().equals(name));
    }

    boolean hasRoute(String name) {
        return routes.stream()
                .anyMatch(route -> route.evaluator().definition().name().value().equals(name));
    }
}
