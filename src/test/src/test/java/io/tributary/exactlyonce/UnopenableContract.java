package io.tributary.exactlyonce;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.FlowDefinition;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cannot be opened before it is mended. */
record UnopenableContract(Contract sound, AtomicBoolean mended) implements Contract {

    @Override
    public FlowDefinition definition() {
        return sound.definition();
    }

    @Override
    public ContractStamp stamp() {
        return sound.stamp();
    }

    @Override
    public Standardizer open() {
        if (!mended.get()) {
            throw new IllegalStateException("no such cipher");
        }
        return sound.open();
    }
}
