package io.tributary.standardization.catalog;

import io.tributary.core.contract.CheckedSchema;
import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.standardization.mapping.StandardizationPlan;
import java.util.List;

/** A flow whose schemas, tables and expressions are fixed and ready. */
record CompiledContract(
        FlowDefinition definition, ContractStamp stamp, List<CheckedSchema> schemas, StandardizationPlan plan)
        implements Contract {

    @Override
    public Standardizer open() {
        return plan.open();
    }

    @Override
    public List<UnmappedValue> unmapped() {
        return plan.unmapped();
    }
}
