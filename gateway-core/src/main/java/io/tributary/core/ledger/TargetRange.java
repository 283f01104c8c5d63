package io.tributary.core.ledger;

/**
 * Where mirrored records stand in their target topic: all of them lie in one partition between two offsets, both included,
 * perhaps with records of others in between.
 */
public record TargetRange(int partition, long first, long last) {

    public TargetRange {
        if (partition < 0 || first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "not a range of a target: partition " + partition + ", offsets " + first + " to " + last);
        }
    }
}
