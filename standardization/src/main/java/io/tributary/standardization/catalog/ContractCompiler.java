package io.tributary.standardization.catalog;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.site.SiteCode;
import io.tributary.standardization.mapping.RoutePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of a catalog ready to run. A document that is wrong is refused as a whole, with everything that is
 * wrong in it, and takes no other one with it.
 *
 * <p><b>Threading:</b> immutable; any number of threads may compile at once.
 */
public final class ContractCompiler {

    private final StandardizationSettings settings;

    public ContractCompiler(StandardizationSettings settings) {
        this.settings = settings;
    }

    /**
     * @param site whose flows are compiled; null: every flow, whatever its sites
     */
    public Catalog compile(CatalogSnapshot snapshot, @Nullable SiteCode site) {
        List<Catalog.Refused> refused = new ArrayList<>();
        FlowCompiler compiler = new FlowCompiler(settings, snapshot);
        FlowRivals rivals = new FlowRivals();
        List<Contract> contracts = new ArrayList<>();
        for (CatalogDocument document : snapshot.flows()) {
            ParsedFlow flow = parsed(document, refused);
            if (flow != null && (site == null || flow.definition().runsAt(site))) {
                List<ConfigurationProblem> problems = new ArrayList<>(rivals.problems(flow));
                Contract contract = compiler.compile(flow, document, problems);
                if (problems.isEmpty() && contract != null) {
                    rivals.add(flow);
                    contracts.add(contract);
                } else {
                    refused.add(new Catalog.Refused(flow.definition().name().value(), problems));
                }
            }
        }
        List<RouteEvaluator> routes = routes(snapshot, refused);
        contracts.sort((left, right) ->
                left.definition().name().compareTo(right.definition().name()));
        return new Catalog(contracts, routes, refused);
    }

    private static @Nullable ParsedFlow parsed(CatalogDocument document, List<Catalog.Refused> refused) {
        try {
            return FlowFileParser.parse(document);
        } catch (ConfigurationException e) {
            refused.add(new Catalog.Refused(document.name(), e.problems()));
            return null;
        }
    }

    private List<RouteEvaluator> routes(CatalogSnapshot snapshot, List<Catalog.Refused> refused) {
        Map<String, RouteEvaluator> routes = new HashMap<>();
        RouteCircles circles = new RouteCircles();
        for (CatalogDocument document : snapshot.routes()) {
            try {
                ParsedRoute route = RouteFileParser.parse(document);
                String name = route.definition().name().value();
                List<ConfigurationProblem> problems = new ArrayList<>();
                RoutePlan plan = RoutePlan.compile(
                        route.definition(),
                        settings.limits(),
                        (path, message, nearest) -> problems.add(route.marks().problem(path, message, nearest)));
                if (routes.containsKey(name)) {
                    problems.add(route.marks().problem("route", "another document has a route of this name already"));
                }
                problems.addAll(circles.problems(route));
                if (problems.isEmpty()) {
                    circles.add(route);
                    routes.put(name, plan);
                } else {
                    refused.add(new Catalog.Refused(name, problems));
                }
            } catch (ConfigurationException e) {
                refused.add(new Catalog.Refused(document.name(), e.problems()));
            }
        }
        return routes.values().stream()
                .sorted((left, right) ->
                        left.definition().name().compareTo(right.definition().name()))
                .toList();
    }
}
