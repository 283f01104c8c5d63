package io.tributary.exactlyonce;

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
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Lets records through as they are; refuses those that begin with an R, filters those that begin with an F. */
record VerbatimContract(String flow, LaneName lane, String sourceTopic, String targetTopic) implements Contract {

    @Override
    public FlowDefinition definition() {
        FieldRule all = new FieldRule("all", new ValueSource.Path("$"), Set.of(), List.of(), null, null);
        return new FlowDefinition(
                FlowName.of(flow),
                "",
                lane,
                Set.of(),
                new SourceDefinition(
                        new TopicSelector.Named(sourceTopic), JsonLayout.PLAIN, StandardCharsets.UTF_8, null),
                new StandardDefinition(SchemaReference.parse("any@1"), List.of(all), null, null, null),
                TargetDefinition.of(targetTopic, Delivery.EXACTLY_ONCE));
    }

    @Override
    public ContractStamp stamp() {
        return new ContractStamp(FlowName.of(flow), "1", "any@1", null, "000000000000");
    }

    @Override
    public Standardizer open() {
        return VerbatimContract::standardize;
    }

    private static Outcome standardize(SourceRecord source) {
        byte[] value = source.value();
        if (value != null && value.length > 0 && value[0] == 'R') {
            return Outcome.Rejected.of(
                    RecordError.of(ErrorCode.UNKNOWN_CODE, "/all", Wording.same("it begins with an R")));
        }
        if (value != null && value.length > 0 && value[0] == 'F') {
            return Outcome.Filtered.INSTANCE;
        }
        return new Outcome.Mirrored(source.key(), value, Outcome.Mirrored.NO_EVENT_TIME);
    }
}
