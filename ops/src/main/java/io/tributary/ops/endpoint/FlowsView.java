package io.tributary.ops.endpoint;

import io.tributary.ops.config.Role;
import java.util.List;

/** The answer of {@code /actuator/flows}: flows in the role of a city, routes in that of a province. */
record FlowsView(
        String site,
        Role role,
        String instance,
        List<FlowView> flows,
        List<RouteView> routes,
        List<RefusedView> refused) {}
