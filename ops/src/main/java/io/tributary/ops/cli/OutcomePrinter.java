package io.tributary.ops.cli;

import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.outcome.Outcome;
import io.tributary.ops.trial.OutcomeTally;
import io.tributary.ops.trial.Place;
import java.util.List;

/** Prints the outcomes of records, one after the other, and what they come to. */
interface OutcomePrinter {

    void print(Place place, Outcome outcome);

    /**
     * After the last record.
     *
     * @param unmapped the values that the code tables did not know
     */
    void summarize(OutcomeTally tally, List<UnmappedValue> unmapped);
}
