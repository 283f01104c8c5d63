package io.tributary.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.core.contract.Contract;
import io.tributary.core.flow.FlowName;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.Gateway;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** How every flow of the gateway stands, as gauges over its report. */
final class FlowGauges implements MeterBinder {

    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Gateway gateway;

    FlowGauges(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        String site = gateway.site().value();
        GatewayMetric.CATALOG_REFUSED.gauge(
                registry, gateway, it -> it.catalog().refused().size(), site);
        if (gateway.role() != Role.CITY) {
            return;
        }
        for (Contract contract : gateway.catalog().contracts()) {
            bind(registry, site, contract.definition().name());
        }
    }

    private void bind(MeterRegistry registry, String site, FlowName flow) {
        String name = flow.value();
        GatewayMetric.LAG.gauge(registry, this, it -> it.lagRecords(flow), site, name);
        GatewayMetric.LAG_AGE.gauge(registry, this, it -> it.lagSeconds(flow), site, name);
        GatewayMetric.PARTITIONS.gauge(registry, this, it -> it.partitions(flow).count(), site, name);
        GatewayMetric.RECORD_AGE.gauge(
                registry, this, it -> it.largestSeconds(flow, FlowReport::ageP50Millis), site, name, "0.5");
        GatewayMetric.RECORD_AGE.gauge(
                registry, this, it -> it.largestSeconds(flow, FlowReport::ageP99Millis), site, name, "0.99");
        for (FlowReport.State state : FlowReport.State.values()) {
            GatewayMetric.FLOW_STATE.gauge(
                    registry,
                    this,
                    it -> it.isIn(flow, state) ? 1 : 0,
                    site,
                    name,
                    state.name().toLowerCase(Locale.ROOT));
        }
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

    private boolean isIn(FlowName flow, FlowReport.State state) {
        return reports(flow).anyMatch(report -> report.state() == state);
    }
}
