package io.tributary.ops.endpoint;

import io.tributary.core.contract.ContractStamp;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.ops.audit.WriteLog;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.CatalogReload;
import io.tributary.ops.gateway.Gateway;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.Generation;
import io.tributary.standardization.catalog.LiveCatalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/contracts}: in which versions the flows run, what is wrong with those that were refused, and what could not be read. */
@Component
@Endpoint(id = "contracts")
final class ContractsEndpoint {

    private final LiveCatalog live;
    private final CatalogReload reload;
    private final Gateway gateway;
    private final WriteLog writes;

    ContractsEndpoint(LiveCatalog live, CatalogReload reload, Gateway gateway, WriteLog writes) {
        this.live = live;
        this.reload = reload;
        this.gateway = gateway;
        this.writes = writes;
    }

    @ReadOperation
    ContractsView contracts() {
        Generation current = live.current();
        return new ContractsView(
                ContractsView.Origin.of(live),
                flows(current),
                gateway.role() == Role.CITY
                        ? List.of()
                        : current.routes().stream()
                                .map(route -> RouteContractView.of(
                                        route,
                                        candidate(
                                                current,
                                                route.evaluator()
                                                        .definition()
                                                        .name()
                                                        .value())))
                                .toList(),
                current.refused().stream()
                        .filter(refused -> !refused.isRunnable())
                        .map(ContractsView.Unreadable::of)
                        .toList());
    }

    /** Absent, and so 404, where this gateway has no such flow. */
    @ReadOperation
    @Nullable
    ContractView contract(@Selector String flow) {
        return flows(live.current()).stream()
                .filter(view -> view.flow().equals(flow))
                .findFirst()
                .orElse(null);
    }

    /** Reads the catalog now, and says what changed. */
    @WriteOperation
    ReloadView reload() {
        ReloadView view = ReloadView.of(reload.now());
        writes.record("reload contracts", view.summary());
        return view;
    }

    private List<ContractView> flows(Generation current) {
        List<ContractView> views = new ArrayList<>();
        if (gateway.role() == Role.CITY) {
            List<FlowReport> reports = gateway.report().flows();
            for (Generation.Flow flow : current.flows()) {
                ContractStamp stamp = flow.contract().stamp();
                views.add(ContractView.of(
                        flow,
                        isFollowed(stamp, reports),
                        candidate(current, stamp.flow().value())));
            }
        }
        current.refused().stream()
                .filter(refused -> refused.isRunnable() && refused.goesOn() == null)
                .map(ContractView::refused)
                .forEach(views::add);
        return views;
    }

    private static boolean isFollowed(ContractStamp stamp, List<FlowReport> reports) {
        return reports.stream()
                .filter(report -> report.flow().equals(stamp.flow()))
                .allMatch(report -> report.stamp().equals(stamp));
    }

    private static ContractView.@Nullable Candidate candidate(Generation current, String name) {
        return current.refused().stream()
                .filter(refused -> name.equals(refused.goesOn()))
                .findFirst()
                .map((Catalog.Refused refused) -> ContractView.Candidate.of(refused))
                .orElse(null);
    }
}
