package io.tributary.mirror.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.flow.TargetPolicy.FewerPartitions;
import io.tributary.core.flow.TargetTopic;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.flow.ValueSource;
import io.tributary.core.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From topic {@code src} to topic {@code std}; lets everything through as it is. */
record MendedFlow(FewerPartitions fewer) implements Contract {

    @Override
    public FlowDefinition definition() {
        FieldRule all = new FieldRule("all", new ValueSource.Path("$"), Set.of(), List.of(), null, null);
        return new FlowDefinition(
                FlowName.of("air"),
                "",
                LaneName.NORMAL,
                Set.of(),
                new SourceDefinition(new TopicSelector.Named("src"), JsonLayout.PLAIN, UTF_8, null),
                new StandardDefinition(SchemaReference.parse("any@1"), List.of(all), null, null, null),
                new TargetDefinition(
                        new TargetTopic("std"), Delivery.EXACTLY_ONCE, new TargetPolicy(null, null, Map.of(), fewer)));
    }

    @Override
    public ContractStamp stamp() {
        return new ContractStamp(FlowName.of("air"), "2", "any@1", null, "222222222222");
    }

    @Override
    public Standardizer open() {
        return record -> new Outcome.Mirrored(record.key(), record.value(), Outcome.Mirrored.NO_EVENT_TIME);
    }
}
