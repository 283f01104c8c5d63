package io.tributary.ops.cli;

import io.tributary.core.outcome.Outcome;

/** Prints the outcomes of records, one after the other, and what they come to. */
interface OutcomePrinter {

    /**
     * @param number of the record in its file, from 1
     */
    void print(long number, Outcome outcome);

    /** After the last record. */
    void summarize(long mirrored, long rejected, long filtered);
}
