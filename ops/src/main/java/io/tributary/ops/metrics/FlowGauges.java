package io.tributary.ops.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.core.flow.FlowName;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.headroom.HeadroomLevel;
import io.tributary.mirror.headroom.Span;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.CatalogFollower;
import io.tributary.ops.gateway.Gateway;
import io.tributary.standardization.catalog.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How every flow of the gateway stands, as gauges over its report. The gauges of a flow come and go with it.
 *
 * <p><b>Threading:</b> safe for any thread.
 */
final class FlowGauges implements MeterBinder, CatalogFollower {

    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Gateway gateway;
    private final Map<FlowName, List<Meter>> meters = new HashMap<>();
    private @Nullable MeterRegistry bound;

    FlowGauges(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        String site = gateway.site().value();
        GatewayMetric.CATALOG_REFUSED.gauge(
                registry, gateway, it -> it.catalog().refused().size(), site);
        bound = registry;
        follow(gateway.catalog());
    }

    @Override
    public synchronized void follow(Catalog catalog) {
        MeterRegistry registry = bound;
        if (gateway.role() != Role.CITY || registry == null) {
            return;
        }
        Set<FlowName> flows = catalog.contracts().stream()
                .map(contract -> contract.definition().name())
                .collect(Collectors.toSet());
        meters.entrySet().removeIf(known -> {
            boolean gone = !flows.contains(known.getKey());
            if (gone) {
                known.getValue().forEach(registry::remove);
            }
            return gone;
        });
        flows.forEach(flow -> meters.computeIfAbsent(flow, name -> bind(registry, name)));
    }

    private List<Meter> bind(MeterRegistry registry, FlowName flow) {
        List<Meter> added = new ArrayList<>();
        String site = gateway.site().value();
        String name = flow.value();
        added.add(GatewayMetric.LAG.gauge(registry, this, it -> it.lagRecords(flow), site, name));
        added.add(GatewayMetric.LAG_AGE.gauge(registry, this, it -> it.lagSeconds(flow), site, name));
        added.add(GatewayMetric.PARTITIONS.gauge(
                registry, this, it -> it.partitions(flow).count(), site, name));
        added.add(GatewayMetric.RECORD_AGE.gauge(
                registry, this, it -> it.largestSeconds(flow, FlowReport::ageP50Millis), site, name, "0.5"));
        added.add(GatewayMetric.RECORD_AGE.gauge(
                registry, this, it -> it.largestSeconds(flow, FlowReport::ageP99Millis), site, name, "0.99"));
        added.add(GatewayMetric.HEADROOM.gauge(registry, this, it -> it.headroomSeconds(flow), site, name));
        added.add(GatewayMetric.HEADROOM_LEVEL.gauge(registry, this, it -> it.headroomLevel(flow), site, name));
        for (FlowReport.State state : FlowReport.State.values()) {
            added.add(GatewayMetric.FLOW_STATE.gauge(
                    registry,
                    this,
                    it -> it.isIn(flow, state) ? 1 : 0,
                    site,
                    name,
                    state.name().toLowerCase(Locale.ROOT)));
        }
        return added;
    }

    /** A flow on several topics has a report for each. */
    private Stream<FlowReport> reports(FlowName flow) {
        return gateway.report().flows().stream().filter(report -> report.flow().equals(flow));
    }

    private Stream<FlowReport.Partition> partitions(FlowName flow) {
        return reports(flow).flatMap(report -> report.partitions().stream());
    }

    private double lagRecords(FlowName flow) {
        return partitions(flow).mapToLong(FlowReport.Partition::lagRecords).sum();
    }

    private double lagSeconds(FlowName flow) {
        return partitions(flow).mapToLong(FlowReport.Partition::lagMillis).max().orElse(0) / MILLIS_PER_SECOND;
    }

    private double largestSeconds(FlowName flow, ToLongFunction<FlowReport> millis) {
        return reports(flow).mapToLong(millis).max().orElse(0) / MILLIS_PER_SECOND;
    }

    private double headroomSeconds(FlowName flow) {
        long least = reports(flow)
                .mapToLong(report -> report.headroom().span().leastMillis())
                .min()
                .orElse(Span.NEVER);
        return least == Span.NEVER ? Double.POSITIVE_INFINITY : least / MILLIS_PER_SECOND;
    }

    private int headroomLevel(FlowName flow) {
        return reports(flow)
                .map(report -> report.headroom().level())
                .max(Comparator.naturalOrder())
                .orElse(HeadroomLevel.UNKNOWN)
                .ordinal();
    }

    private boolean isIn(FlowName flow, FlowReport.State state) {
        return reports(flow).anyMatch(report -> report.state() == state);
    }
}
