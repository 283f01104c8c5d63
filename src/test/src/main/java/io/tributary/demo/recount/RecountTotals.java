package io.tributary.demo.recount;

/**
 * Sums of a recount, of a partition, a flow or everything.
 *
 * @param read       records in the source topics
 * @param mirrored   that the ledger calls so and that are in the target
 * @param rejected   that the ledger calls so
 * @param filtered   that the ledger calls so
 * @param missing    that are in a source topic and nowhere else, or that the ledger says are somewhere where they are not
 * @param duplicates records in a target beyond the first of the same source and id
 * @param unexplained offsets that the ledger calls so, leaves out or counts twice, records in a target that it does not
 *     know, and partitions whose records have not the sum that it says
 * @param lost       offsets whose records were deleted before they were read
 * @param orderViolations records in a target that stand behind a later one of their source partition
 * @param deadLetterRepeats dead letters beyond the first of the same source record; a crash may leave some
 */
public record RecountTotals(
        long read,
        long mirrored,
        long rejected,
        long filtered,
        long missing,
        long duplicates,
        long unexplained,
        long lost,
        long orderViolations,
        long deadLetterRepeats) {

    static final RecountTotals NOTHING = new Draft().finish();

    RecountTotals plus(RecountTotals other) {
        return new RecountTotals(
                read + other.read,
                mirrored + other.mirrored,
                rejected + other.rejected,
                filtered + other.filtered,
                missing + other.missing,
                duplicates + other.duplicates,
                unexplained + other.unexplained,
                lost + other.lost,
                orderViolations + other.orderViolations,
                deadLetterRepeats + other.deadLetterRepeats);
    }

    /** Whether every record is where the ledger says, once, and the ledger speaks of every record. */
    public boolean isExact() {
        return duplicates == 0 && isComplete();
    }

    /** Whether every record is where the ledger says, at least once, and the ledger speaks of every record. */
    public boolean isComplete() {
        return missing == 0 && unexplained == 0 && lost == 0 && orderViolations == 0;
    }

    /** The sums of one partition in the making. */
    static final class Draft {
        long read;
        long mirrored;
        long rejected;
        long filtered;
        long missing;
        long duplicates;
        long unexplained;
        long unaccounted;
        long checksumMismatches;
        long lost;
        long orderViolations;
        long deadLetterRepeats;

        RecountTotals finish() {
            return new RecountTotals(
                    read,
                    mirrored,
                    rejected,
                    filtered,
                    missing,
                    duplicates,
                    unexplained + unaccounted + checksumMismatches,
                    lost,
                    orderViolations,
                    deadLetterRepeats);
        }
    }
}
