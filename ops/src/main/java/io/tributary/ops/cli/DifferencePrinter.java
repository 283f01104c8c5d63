package io.tributary.ops.cli;

import io.tributary.ops.trial.OutcomeDifference;
import io.tributary.ops.trial.Place;

/** Prints how outcomes differ under two contracts, record by record, and what that comes to. */
interface DifferencePrinter {

    void print(Place place, OutcomeDifference difference);

    /** After the last record. */
    void summarize(Rehearsal rehearsal);
}
