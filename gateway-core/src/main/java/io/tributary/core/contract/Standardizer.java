package io.tributary.core.contract;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.SourceRecord;

/**
 * Decides the outcome of records under one contract.
 *
 * <p><b>Threading:</b> confined to the thread that uses it; it may keep buffers between records.
 *
 * <p><b>Failure:</b> never throws for a record's content: that is a {@link Outcome.Rejected}. A {@link
 * io.tributary.core.fault.TributaryException} says that something which the record's outcome needs cannot be had at the
 * moment, such as the schema that it names by id: it has no outcome yet, and is asked for again later.
 *
 * <p><b>Determinism:</b> the same record under the same {@link ContractStamp} has the same outcome, always.
 */
@FunctionalInterface
public interface Standardizer {

    Outcome standardize(SourceRecord source);
}
