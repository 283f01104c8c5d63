package io.tributary.exactlyonce;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.flow.TargetTopic;
import io.tributary.core.flow.TopicSelector;
import java.util.Map;
import java.util.regex.Pattern;

/** A flow that does to records what {@link VerbatimContract} does, on topics and with a target of any kind. */
record SelectedTopics(VerbatimContract flow, TopicSelector source, TargetDefinition target) implements Contract {

    static SelectedTopics named(String flow, String source, String target, TargetPolicy policy) {
        return of(flow, new TopicSelector.Named(source), target, policy);
    }

    static SelectedTopics matching(String flow, String pattern, String target) {
        return of(flow, new TopicSelector.Matching(Pattern.compile(pattern)), target, TargetPolicy.DEFAULT);
    }

    private static SelectedTopics of(String flow, TopicSelector source, String target, TargetPolicy policy) {
        return new SelectedTopics(
                new VerbatimContract(flow, LaneName.NORMAL, "unused", "unused"),
                source,
                new TargetDefinition(new TargetTopic(target), Delivery.EXACTLY_ONCE, policy));
    }

    static TargetPolicy where(TargetPolicy.FewerPartitions fewer) {
        return new TargetPolicy(null, null, Map.of(), fewer);
    }

    @Override
    public FlowDefinition definition() {
        FlowDefinition plain = flow.definition();
        SourceDefinition read = plain.source();
        return new FlowDefinition(
                plain.name(),
                plain.description(),
                plain.lane(),
                plain.sites(),
                new SourceDefinition(source, read.layout(), read.charset(), read.accepts()),
                plain.standard(),
                target);
    }

    @Override
    public ContractStamp stamp() {
        return flow.stamp();
    }

    @Override
    public Standardizer open() {
        return flow.open();
    }
}
