package io.tributary.demo.region;

import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.recount.CountedFlow;

/** A city that runs: its cluster and its gateway. */
public record City(CityPlan plan, EmbeddedCluster cluster, GatewayProcess gateway) {

    public CountedFlow countedFlow() {
        return new CountedFlow(
                plan.flow(), plan.site(), cluster.bootstrapServers(), plan.sourceTopic(), plan.targetTopic());
    }
}
