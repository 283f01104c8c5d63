package io.tributary.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.core.site.SiteCode;
import io.tributary.ops.cluster.ClusterWatch;
import io.tributary.ops.cluster.Neighbours;

/** Whether the clusters answer. */
final class NeighbourGauges implements MeterBinder {

    private final Neighbours neighbours;
    private final SiteCode site;

    NeighbourGauges(Neighbours neighbours, SiteCode site) {
        this.neighbours = neighbours;
        this.site = site;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        GatewayMetric.CLUSTER_UP.gauge(registry, neighbours.cluster(), NeighbourGauges::up, site.value());
        neighbours
                .upstream()
                .ifPresent(upstream ->
                        GatewayMetric.UPSTREAM_UP.gauge(registry, upstream, NeighbourGauges::up, site.value()));
    }

    private static double up(ClusterWatch watch) {
        return watch.fault() == null ? 1 : 0;
    }
}
