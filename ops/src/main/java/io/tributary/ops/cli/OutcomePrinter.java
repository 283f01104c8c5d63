package io.tributary.ops.cli;

import io.tributary.core.outcome.Outcome;
import io.tributary.ops.trial.OutcomeTally;
import io.tributary.ops.trial.Place;

/** Prints the outcomes of records, one after the other, and what they come to. */
interface OutcomePrinter {

    void print(Place place, Outcome outcome);

    /** After the last record. */
    void summarize(OutcomeTally tally);
}
