package io.tributary.mirror.record;

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
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.flow.ValueSource;
import io.tributary.core.outcome.Outcome;
import io.tributary.mirror.topics.SourceTopic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Of the flow {@code air}, from {@code ods.air} to {@code std.air}; it decides as it is told to, or mirrors all as it is. */
public record PlainContract(Standardizer standardizer) implements Contract {

    public static final String SOURCE = "ods.air";
    public static final String TARGET = "std.air";

    public static PlainContract mirroringAll() {
        return new PlainContract(
                record -> new Outcome.Mirrored(record.key(), record.value(), Outcome.Mirrored.NO_EVENT_TIME));
    }

    /** The source topic of it. */
    public SourceTopic topic(int partitions, int targetPartitions) {
        return new SourceTopic(
                this,
                SOURCE,
                "id",
                partitions,
                "tributary.ledger.330100.ods.air",
                TARGET,
                SOURCE + ".dead-letter",
                1 << 20,
                targetPartitions);
    }

    @Override
    public FlowDefinition definition() {
        FieldRule all = new FieldRule("all", new ValueSource.Path("$"), Set.of(), List.of(), null, null);
        return new FlowDefinition(
                FlowName.of("air"),
                "",
                LaneName.NORMAL,
                Set.of(),
                new SourceDefinition(new TopicSelector.Named(SOURCE), JsonLayout.PLAIN, StandardCharsets.UTF_8, null),
                new StandardDefinition(SchemaReference.parse("any@1"), List.of(all), null, null, null),
                TargetDefinition.of(TARGET, Delivery.EXACTLY_ONCE));
    }

    @Override
    public ContractStamp stamp() {
        return new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000");
    }

    @Override
    public Standardizer open() {
        return standardizer;
    }
}
