package io.tributary.mirror.replay;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TargetTopic;

/** Decides as another one does, and publishes to another topic. */
record RetargetedContract(Contract origin, String target) implements Contract {

    @Override
    public FlowDefinition definition() {
        FlowDefinition flow = origin.definition();
        return new FlowDefinition(
                flow.name(),
                flow.description(),
                flow.lane(),
                flow.sites(),
                flow.source(),
                flow.standard(),
                new TargetDefinition(
                        new TargetTopic(target),
                        flow.target().delivery(),
                        flow.target().policy()));
    }

    @Override
    public ContractStamp stamp() {
        return origin.stamp();
    }

    @Override
    public Standardizer open() {
        return origin.open();
    }
}
