package io.tributary.standardization.catalog;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.outcome.Wording;
import io.tributary.core.site.SiteCode;
import io.tributary.standardization.mapping.RoutePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of a catalog ready to run. A document that is wrong is refused as a whole, with everything that is
 * wrong in it, and takes no other one with it.
 *
 * <p><b>Threading:</b> immutable; any number of threads may compile at once.
 */
public final class ContractCompiler {

    private final StandardizationSettings settings;
    private final Set<LaneName> lanes;

    /** For flows of any lane. */
    public ContractCompiler(StandardizationSettings settings) {
        this(settings, Set.of());
    }

    /**
     * @param lanes that there are; empty: any
     */
    public ContractCompiler(StandardizationSettings settings, Set<LaneName> lanes) {
        this.settings = settings;
        this.lanes = Set.copyOf(lanes);
    }

    /**
     * @param site whose flows are compiled; null: every flow, whatever its sites
     */
    public Catalog compile(CatalogSnapshot snapshot, @Nullable SiteCode site) {
        return compile(snapshot, site, List.of(), List.of()).catalog();
    }

    /**
     * @param runningFlows  that go on beside what is compiled, and come first where two cannot run beside each other
     * @param runningRoutes likewise
     */
    Compilation compile(
            CatalogSnapshot snapshot,
            @Nullable SiteCode site,
            List<FlowDefinition> runningFlows,
            List<RouteDefinition> runningRoutes) {
        List<Catalog.Refused> refused = unreadable(snapshot);
        List<Compilation.Flow> flows = flows(snapshot, site, runningFlows, refused);
        return new Compilation(flows, routes(snapshot, runningRoutes, refused), refused);
    }

    // Of schemas and code tables, which nobody need name; a flow or route tells it itself.
    private static List<Catalog.Refused> unreadable(CatalogSnapshot snapshot) {
        List<Catalog.Refused> refused = new ArrayList<>();
        snapshot.schemas()
                .values()
                .forEach(versions ->
                        versions.values().forEach(schema -> refuseUnreadable(Catalog.Kind.SCHEMA, schema, refused)));
        snapshot.codeTables().values().forEach(table -> refuseUnreadable(Catalog.Kind.CODE_TABLE, table, refused));
        return refused;
    }

    private static void refuseUnreadable(Catalog.Kind kind, CatalogDocument document, List<Catalog.Refused> refused) {
        ConfigurationProblem why = document.unreadable();
        if (why != null) {
            refused.add(Catalog.Refused.unreadable(kind, document, why));
        }
    }

    private List<Compilation.Flow> flows(
            CatalogSnapshot snapshot,
            @Nullable SiteCode site,
            List<FlowDefinition> running,
            List<Catalog.Refused> refused) {
        FlowCompiler compiler = new FlowCompiler(settings, snapshot);
        FlowRivals rivals = new FlowRivals();
        running.forEach(rivals::add);
        List<Compilation.Flow> flows = new ArrayList<>();
        for (CatalogDocument document : snapshot.flows()) {
            FlowDraft draft = draft(document, refused);
            if (draft == null
                    || draft.isSound()
                            && site != null
                            && !draft.flow().definition().runsAt(site)) {
                continue;
            }
            ParsedFlow flow = draft.flow();
            List<ConfigurationProblem> problems = new ArrayList<>(rivals.problems(flow));
            unknownLane(flow).ifPresent(problems::add);
            Contract contract = compiler.compile(flow, document, problems);
            if (draft.isSound() && problems.isEmpty() && contract != null) {
                rivals.add(flow.definition());
                flows.add(new Compilation.Flow(document, contract));
            } else {
                String name = draft.isSound() ? flow.definition().name().value() : document.name();
                refused.add(Catalog.Refused.of(
                        Catalog.Kind.FLOW, name, document, draft.problems().and(problems)));
            }
        }
        return flows;
    }

    private Optional<ConfigurationProblem> unknownLane(ParsedFlow flow) {
        LaneName lane = flow.definition().lane();
        if (lanes.isEmpty() || lanes.contains(lane)) {
            return Optional.empty();
        }
        List<String> known = lanes.stream().map(LaneName::value).sorted().toList();
        return Optional.of(flow.marks()
                .problem(
                        "lane",
                        Wording.of(
                                "there is no lane '" + lane + "'; there are " + String.join(", ", known)
                                        + ", and those below tributary.mirror.lanes",
                                "没有通道 '" + lane + "'；现有 " + String.join(", ", known)
                                        + "，以及 tributary.mirror.lanes 下的通道"),
                        NearestName.of(lane.value(), known)));
    }

    private static @Nullable FlowDraft draft(CatalogDocument document, List<Catalog.Refused> refused) {
        try {
            return FlowFileParser.draft(document);
        } catch (ConfigurationException e) {
            refused.add(Catalog.Refused.of(Catalog.Kind.FLOW, document.name(), document, e.problems()));
            return null;
        }
    }

    private static ConfigurationProblem nameTaken(ParsedRoute route) {
        return route.marks()
                .problem("route", Wording.of("another document has a route of this name already", "已有另一文档使用了该分发规则名称"));
    }

    private List<Compilation.Route> routes(
            CatalogSnapshot snapshot, List<RouteDefinition> running, List<Catalog.Refused> refused) {
        Map<String, Compilation.Route> routes = new HashMap<>();
        Set<String> taken = new HashSet<>();
        RouteCircles circles = new RouteCircles();
        for (RouteDefinition route : running) {
            circles.add(route);
            taken.add(route.name().value());
        }
        for (CatalogDocument document : snapshot.routes()) {
            try {
                RouteDraft draft = RouteFileParser.draft(document);
                ParsedRoute route = draft.route();
                String name = route.definition().name().value();
                List<ConfigurationProblem> problems = new ArrayList<>();
                RoutePlan plan = RoutePlan.compile(
                        route.definition(),
                        settings.limits(),
                        (path, message, nearest) -> problems.add(route.marks().problem(path, message, nearest)));
                if (taken.contains(name)) {
                    problems.add(nameTaken(route));
                }
                problems.addAll(circles.problems(route));
                if (draft.isSound() && problems.isEmpty()) {
                    circles.add(route.definition());
                    taken.add(name);
                    routes.put(name, new Compilation.Route(document, plan));
                } else {
                    refused.add(Catalog.Refused.of(
                            Catalog.Kind.ROUTE,
                            draft.isSound() ? name : document.name(),
                            document,
                            draft.problems().and(problems)));
                }
            } catch (ConfigurationException e) {
                refused.add(Catalog.Refused.of(Catalog.Kind.ROUTE, document.name(), document, e.problems()));
            }
        }
        return List.copyOf(routes.values());
    }
}
