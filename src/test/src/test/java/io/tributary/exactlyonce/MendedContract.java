package io.tributary.exactlyonce;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import java.nio.charset.StandardCharsets;

/** Lets through what the flow refused, save what says that it is still wrong; filters what says that nobody wants it. */
record MendedContract(VerbatimContract flow) implements Contract {

    static MendedContract of(String name) {
        return new MendedContract((VerbatimContract) TwoClusters.contract(name));
    }

    @Override
    public FlowDefinition definition() {
        return flow.definition();
    }

    @Override
    public ContractStamp stamp() {
        return new ContractStamp(definition().name(), "2", "any@2", null, "222222222222");
    }

    @Override
    public Standardizer open() {
        Standardizer verbatim = flow.open();
        return record -> verbatim.standardize(record) instanceof Outcome.Rejected
                ? mended(record)
                : verbatim.standardize(record);
    }

    private static Outcome mended(SourceRecord source) {
        byte[] value = source.value();
        String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
        if (text.contains("wrong")) {
            return Outcome.Rejected.of(
                    RecordError.of(ErrorCode.INVALID_NUMBER, "/all", Wording.same("it is still wrong")));
        }
        return text.contains("unwanted")
                ? Outcome.Filtered.INSTANCE
                : new Outcome.Mirrored(source.key(), value, Outcome.Mirrored.NO_EVENT_TIME);
    }
}
