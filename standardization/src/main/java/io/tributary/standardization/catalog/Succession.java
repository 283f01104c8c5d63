package io.tributary.standardization.catalog;

import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.site.SiteCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step from a generation to the next.
 *
 * <ol>
 *   <li>A document that is refused takes nothing out of service: what came from its last good version goes on, under the
 *       schemas and code tables that it had.
 *   <li>What goes on in this way comes first: a new document that cannot run beside it is refused.
 *   <li>What is the same as before is the same object as before.
 * </ol>
 *
 * <p><b>Threading:</b> for one step, in one thread.
 */
final class Succession {

    private final ContractCompiler compiler;
    private final @Nullable SiteCode site;
    private final Generation before;
    private final List<Generation.Flow> flowsGoingOn = new ArrayList<>();
    private final List<Generation.Route> routesGoingOn = new ArrayList<>();
    private final List<Catalog.Refused> refused = new ArrayList<>();
    private final Set<CatalogDocument> setAside = new HashSet<>();

    Succession(ContractCompiler compiler, @Nullable SiteCode site, Generation before) {
        this.compiler = compiler;
        this.site = site;
        this.before = before;
    }

    Generation step(CatalogSnapshot candidate, Instant now) {
        Compilation compiled = compile(candidate);
        // What goes on may be in the way of what compiled without it; ends, since each round sets a document aside.
        while (letPredecessorsGoOn(compiled, candidate)) {
            compiled = compile(candidate);
        }
        List<Generation.Flow> flows = new ArrayList<>(flowsGoingOn);
        compiled.flows().forEach(flow -> flows.add(taken(flow, candidate, now)));
        flows.sort(Comparator.comparing(Generation.Flow::name));
        List<Generation.Route> routes = new ArrayList<>(routesGoingOn);
        compiled.routes().forEach(route -> routes.add(taken(route, now)));
        routes.sort(Comparator.comparing(Generation.Route::name));
        return new Generation(flows, routes, refused);
    }

    private Compilation compile(CatalogSnapshot candidate) {
        List<FlowDefinition> runningFlows =
                flowsGoingOn.stream().map(flow -> flow.contract().definition()).toList();
        List<RouteDefinition> runningRoutes = routesGoingOn.stream()
                .map(route -> route.evaluator().definition())
                .toList();
        return compiler.compile(candidate.without(setAside), site, runningFlows, runningRoutes);
    }

    private boolean letPredecessorsGoOn(Compilation compiled, CatalogSnapshot candidate) {
        boolean any = false;
        for (Catalog.Refused one : compiled.refused()) {
            if (!setAside.add(one.document())) {
                // A schema or code table that cannot be read, told by the round before.
                continue;
            }
            Optional<Generation.Flow> flow =
                    candidate.flows().contains(one.document()) ? flowBefore(one, compiled) : Optional.empty();
            Optional<Generation.Route> route =
                    candidate.routes().contains(one.document()) ? routeBefore(one, compiled) : Optional.empty();
            flow.ifPresent(flowsGoingOn::add);
            route.ifPresent(routesGoingOn::add);
            any |= flow.isPresent() || route.isPresent();
            refused.add(flow.map(running -> one.whileGoesOn(running.name()))
                    .or(() -> route.map(running -> one.whileGoesOn(running.name())))
                    .orElse(one));
        }
        return any;
    }

    private Optional<Generation.Flow> flowBefore(Catalog.Refused one, Compilation compiled) {
        return before.flows().stream()
                .filter(flow -> flow.name().equals(one.name())
                        || flow.document().name().equals(one.document().name()))
                .filter(flow -> !flowsGoingOn.contains(flow) && !compiled.hasFlow(flow.name()))
                .findFirst();
    }

    private Optional<Generation.Route> routeBefore(Catalog.Refused one, Compilation compiled) {
        return before.routes().stream()
                .filter(route -> route.name().equals(one.name())
                        || route.document().name().equals(one.document().name()))
                .filter(route -> !routesGoingOn.contains(route) && !compiled.hasRoute(route.name()))
                .findFirst();
    }

    private Generation.Flow taken(Compilation.Flow flow, CatalogSnapshot candidate, Instant now) {
        for (Generation.Flow known : before.flows()) {
            if (known.contract().stamp().equals(flow.contract().stamp())) {
                return new Generation.Flow(known.contract(), flow.document(), candidate, known.loadedAt());
            }
        }
        return new Generation.Flow(flow.contract(), flow.document(), candidate, now);
    }

    private Generation.Route taken(Compilation.Route route, Instant now) {
        for (Generation.Route known : before.routes()) {
            if (known.document().equals(route.document())) {
                return known;
            }
        }
        return new Generation.Route(route.evaluator(), route.document(), now);
    }
}
