package io.tributary.mirror.redrive;

import io.tributary.core.ledger.LedgerEntry;
import io.tributary.mirror.deadletter.LetterFilter;

/**
 * What is to be redriven.
 *
 * @param topic    of the flow, only this one where it is not empty
 * @param limit    the most records that are redriven, over all topics and partitions
 * @param isDryRun whether only to tell what would become of them
 * @param by       who wants it
 */
public record RedriveRequest(
        String topic, LetterFilter filter, WhenNewer whenNewer, long limit, boolean isDryRun, String by) {

    public RedriveRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("a redrive is of at least one record");
        }
        if (by.isBlank() || by.length() > LedgerEntry.MAX_BY) {
            throw new IllegalArgumentException(
                    "who wants a redrive has a name of at most " + LedgerEntry.MAX_BY + " characters");
        }
    }
}
