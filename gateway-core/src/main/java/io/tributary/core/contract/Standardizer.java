package io.tributary.core.contract;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.SourceRecord;

/**
 * Decides the outcome of records under one contract.
 *
 * <p><b>Threading:</b> confined to the thread that uses it; it may keep buffers between records.
 *
 * <p><b>Failure:</b> never throws for a record's content: that is a {@link Outcome.Rejected}.
 *
 * <p><b>Determinism:</b> the same record under the same {@link ContractStamp} has the same outcome, always.
 */
@FunctionalInterface
public interface Standardizer {

    Outcome standardize(SourceRecord source);
}
