package io.tributary.mirror.fanout;

import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.flow.RouteDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The routes that run at one moment, by their standard topic. Exchanging one table for another is what changes routes: each
 * record is looked up in one table only, and so derived by one version of all routes.
 *
 * <p><b>Threading:</b> immutable, but for the counts.
 */
final class RouteTable {

    static final RouteTable EMPTY = new RouteTable(List.of());

    private final List<RouteTally> routes;
    private final Map<String, List<RouteTally>> bySource;

    private RouteTable(List<RouteTally> routes) {
        this.routes = List.copyOf(routes);
        Map<String, List<RouteTally>> grouped = new HashMap<>();
        for (RouteTally route : routes) {
            grouped.computeIfAbsent(route.definition().source(), unseen -> new ArrayList<>())
                    .add(route);
        }
        this.bySource = Map.copyOf(grouped);
    }

    /** These routes; one that is the same object as here keeps its counts. */
    RouteTable with(List<RouteEvaluator> evaluators) {
        return new RouteTable(evaluators.stream().map(this::tally).toList());
    }

    private RouteTally tally(RouteEvaluator evaluator) {
        return routes.stream()
                .filter(known -> known.runs(evaluator))
                .findFirst()
                .orElseGet(() -> new RouteTally(evaluator));
    }

    /** This table, but for these standard topics as in another one. */
    RouteTable butAsIn(RouteTable other, Set<String> sources) {
        List<RouteTally> mixed = new ArrayList<>();
        routes.stream()
                .filter(route -> !sources.contains(route.definition().source()))
                .forEach(mixed::add);
        other.routes.stream()
                .filter(route -> sources.contains(route.definition().source()))
                .forEach(mixed::add);
        return new RouteTable(mixed);
    }

    List<RouteTally> routes() {
        return routes;
    }

    List<RouteDefinition> definitions() {
        return routes.stream().map(RouteTally::definition).toList();
    }

    Set<String> sources() {
        return bySource.keySet();
    }

    /** Empty where no route reads the topic. */
    List<RouteTally> reading(String topic) {
        return bySource.getOrDefault(topic, List.of());
    }
}
