package io.tributary.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.core.flow.LaneName;
import io.tributary.mirror.engine.LaneReport;
import io.tributary.mirror.lane.LimitingFactor;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.CatalogFollower;
import io.tributary.ops.gateway.Gateway;
import io.tributary.standardization.catalog.Catalog;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How every lane of the gateway stands. The meters of a lane come with its first flow, and stay.
 *
 * <p><b>Threading:</b> safe for any thread.
 */
final class LaneMeters implements MeterBinder, CatalogFollower {

    private final Gateway gateway;
    private final Set<LaneName> metered = new HashSet<>();
    private @Nullable MeterRegistry bound;

    LaneMeters(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        bound = registry;
        follow(gateway.catalog());
    }

    @Override
    public synchronized void follow(Catalog catalog) {
        MeterRegistry registry = bound;
        if (gateway.role() != Role.CITY || registry == null) {
            return;
        }
        catalog.contracts().stream()
                .map(contract -> contract.definition().lane())
                .filter(metered::add)
                .forEach(lane -> bind(registry, lane));
    }

    private void bind(MeterRegistry registry, LaneName lane) {
        String site = gateway.site().value();
        String name = lane.value();
        GatewayMetric.LANE_WIRE.counter(
                registry, this, it -> it.report(lane).map(LaneReport::wireBytes).orElse(0.0), site, name);
        GatewayMetric.LANE_SHARE.gauge(
                registry,
                this,
                it -> it.report(lane).map(LaneReport::assuredBytesPerSecond).orElse(Double.NaN),
                site,
                name);
        for (LimitingFactor factor : LimitingFactor.values()) {
            GatewayMetric.LANE_TIME.gauge(
                    registry,
                    this,
                    it -> it.report(lane)
                            .map(report -> report.spent().get(factor))
                            .orElse(0.0),
                    site,
                    name,
                    factor.name().toLowerCase(Locale.ROOT));
        }
    }

    private Optional<LaneReport> report(LaneName lane) {
        return gateway.lanes().stream()
                .filter(report -> report.lane().equals(lane))
                .findFirst();
    }
}
