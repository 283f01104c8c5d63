package io.tributary.mirror.engine;

import io.tributary.core.flow.Delivery;
import io.tributary.core.ledger.LedgerEntry;

/**
 * What entries that stand one after the other in a ledger partition tell of its place. Those that were not sent in
 * transactions may overlap, where an instance that had lost the partition wrote behind the one that has it: then the entry
 * that ends last counts, and not the last one. An entry says itself how it was sent; its flow may be delivered in another way
 * by now.
 *
 * @param farthest  the entry that tells the place
 * @param lowestEnd the lowest end of these, of those in the farthest one's incarnation of the topic
 * @param isSettled whether the entries before these need not be looked at: the farthest was sent in a transaction, or goes on
 *     from where one before it ends
 */
record SeenEntries(LedgerTail.Last farthest, long lowestEnd, boolean isSettled) {

    static SeenEntries of(LedgerTail.Last one) {
        LedgerEntry entry = one.entry();
        return entry == null
                ? new SeenEntries(one, Long.MAX_VALUE, true)
                : new SeenEntries(one, entry.interval().to(), entry.delivery() == Delivery.EXACTLY_ONCE);
    }

    /** With those that follow these; where the two say nothing of each other, the later ones count. */
    SeenEntries then(SeenEntries later) {
        LedgerEntry first = farthest.entry();
        LedgerEntry second = later.farthest.entry();
        if (first == null || second == null || !first.source().equals(second.source())) {
            return new SeenEntries(later.farthest, later.lowestEnd, true);
        }
        long lowest = Math.min(lowestEnd, later.lowestEnd);
        if (first.interval().to() > second.interval().to()) {
            return new SeenEntries(farthest, lowest, isSettled);
        }
        boolean isContinued = lowestEnd <= second.interval().from();
        return new SeenEntries(later.farthest, lowest, later.isSettled || isContinued);
    }
}
