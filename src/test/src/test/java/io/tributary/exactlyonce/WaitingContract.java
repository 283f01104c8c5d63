package io.tributary.exactlyonce;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowDefinition;
import java.util.concurrent.atomic.AtomicBoolean;

/** Decides as another does, but for one record of partition 0, which waits for the registry. */
record WaitingContract(Contract verbatim, long undecidedOffset, AtomicBoolean registryIsUp) implements Contract {

    @Override
    public FlowDefinition definition() {
        return verbatim.definition();
    }

    @Override
    public ContractStamp stamp() {
        return verbatim.stamp();
    }

    @Override
    public Standardizer open() {
        Standardizer standardizer = verbatim.open();
        return record -> {
            boolean undecided =
                    record.position().partition() == 0 && record.position().offset() == undecidedOffset;
            if (undecided && !registryIsUp.get()) {
                throw new TributaryException(FaultCode.REGISTRY_UNREACHABLE, "the registry is down");
            }
            return standardizer.standardize(record);
        };
    }
}
