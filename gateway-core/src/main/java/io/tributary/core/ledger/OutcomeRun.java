package io.tributary.core.ledger;

/** Consecutive offsets with the same state. */
public record OutcomeRun(OffsetState state, long count) {

    public OutcomeRun {
        if (count < 1) {
            throw new IllegalArgumentException("a run has at least one offset; got " + count);
        }
    }
}
