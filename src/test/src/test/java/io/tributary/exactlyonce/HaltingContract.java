package io.tributary.exactlyonce;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.FlowDefinition;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Holds its lane's thread, in the middle of a transaction, at the first record that begins with HALT. */
record HaltingContract(VersionedContract flow, CountDownLatch halted, CountDownLatch goOn) implements Contract {

    HaltingContract(VersionedContract flow) {
        this(flow, new CountDownLatch(1), new CountDownLatch(1));
    }

    @Override
    public FlowDefinition definition() {
        return flow.definition();
    }

    @Override
    public ContractStamp stamp() {
        return flow.stamp();
    }

    @Override
    public Standardizer open() {
        Standardizer versioned = flow.open();
        return record -> {
            byte[] value = record.value();
            if (value != null && new String(value, StandardCharsets.UTF_8).startsWith("HALT")) {
                halt();
            }
            return versioned.standardize(record);
        };
    }

    private void halt() {
        halted.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
