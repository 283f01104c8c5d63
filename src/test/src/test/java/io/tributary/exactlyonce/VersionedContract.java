package io.tributary.exactlyonce;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.SourceRecord;
import java.nio.charset.StandardCharsets;

/**
 * One version of a flow. It writes its version behind each value, so that a reader sees under which one a record was
 * decided, whatever headers and ledger say.
 */
record VersionedContract(VerbatimContract flow, int version) implements Contract {

    static VersionedContract of(String name, LaneName lane, int version) {
        return new VersionedContract(new VerbatimContract(name, lane, "src." + name, "std." + name), version);
    }

    static VersionedContract of(String name, int version) {
        return of(name, LaneName.NORMAL, version);
    }

    VersionedContract to(String targetTopic) {
        return new VersionedContract(
                new VerbatimContract(flow.flow(), flow.lane(), flow.sourceTopic(), targetTopic), version);
    }

    VersionedContract from(String sourceTopic) {
        return new VersionedContract(
                new VerbatimContract(flow.flow(), flow.lane(), sourceTopic, flow.targetTopic()), version);
    }

    @Override
    public FlowDefinition definition() {
        return flow.definition();
    }

    @Override
    public ContractStamp stamp() {
        return new ContractStamp(
                FlowName.of(flow.flow()), Integer.toString(version), "any@" + version, null, "digest-of-" + version);
    }

    @Override
    public Standardizer open() {
        Standardizer verbatim = flow.open();
        return record -> marked(record, verbatim.standardize(record));
    }

    private Outcome marked(SourceRecord source, Outcome outcome) {
        if (!(outcome instanceof Outcome.Mirrored)) {
            return outcome;
        }
        byte[] value = source.value();
        String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
        return new Outcome.Mirrored(
                source.key(), (text + "@" + version).getBytes(StandardCharsets.UTF_8), Outcome.Mirrored.NO_EVENT_TIME);
    }
}
