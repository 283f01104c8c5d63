package io.tributary.ops.endpoint;

import io.tributary.core.flow.FlowName;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.Gateway;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** {@code /actuator/flows}: how every flow of this gateway stands, and what was refused of the catalog. */
@Component
@Endpoint(id = "flows")
final class FlowsEndpoint {

    private final Gateway gateway;

    FlowsEndpoint(Gateway gateway) {
        this.gateway = gateway;
    }

    @ReadOperation
    FlowsView flows() {
        return new FlowsView(
                gateway.site().value(),
                gateway.role(),
                gateway.instance(),
                views().toList(),
                routes(),
                gateway.catalog().refused().stream().map(RefusedView::of).toList());
    }

    /** One view a source topic of the flow; absent, and so 404, where this gateway has no such flow. */
    @ReadOperation
    @Nullable
    List<FlowView> flow(@Selector String name) {
        List<FlowView> found = views().filter(view -> view.flow().equals(name)).toList();
        return found.isEmpty() ? null : found;
    }

    private List<RouteView> routes() {
        return gateway.routes()
                .map(report -> report.routes().stream()
                        .map(route -> RouteView.of(route, report.state()))
                        .toList())
                .orElse(List.of());
    }

    private Stream<FlowView> views() {
        List<FlowReport> reports = gateway.report().flows();
        Set<FlowName> reported = reports.stream().map(FlowReport::flow).collect(Collectors.toSet());
        if (gateway.role() != Role.CITY) {
            return Stream.empty();
        }
        Stream<FlowView> awaited = gateway.catalog().contracts().stream()
                .filter(contract -> !reported.contains(contract.definition().name()))
                .map(FlowView::awaited);
        return Stream.concat(reports.stream().map(FlowView::of), awaited);
    }
}
