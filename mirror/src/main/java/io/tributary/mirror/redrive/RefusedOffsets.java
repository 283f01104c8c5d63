package io.tributary.mirror.redrive;

import io.tributary.core.flow.Delivery;
import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.OutcomeRun;
import io.tributary.core.ledger.PartitionId;
import io.tributary.mirror.client.PartitionReader;
import io.tributary.mirror.ledger.LedgerSearch;
import org.apache.kafka.common.TopicPartition;

/**
 * Which offsets of a source partition the ledger calls refused. The entries are read from the first one that may speak of
 * the offsets in question to the end, as it stands when the reading begins; entries of open transactions are waited for.
 *
 * <p>What was mirrored or filtered once is not refused any more, whatever an entry behind says: where records are sent at
 * least once, one of an instance that had lost the partition may come late.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class RefusedOffsets {

    private final PartitionReader committed;
    private final PartitionReader everything;
    private final LedgerSearch search;

    /** The readers stay the caller's to close. */
    RefusedOffsets(PartitionReader committed, PartitionReader everything) {
        this.committed = committed;
        this.everything = everything;
        this.search = new LedgerSearch(committed);
    }

    /**
     * Those among the wanted ones, of which there is at least one.
     *
     * @param places is told of every entry that advances
     */
    OffsetBits among(OffsetBits wanted, TopicPartition ledger, PartitionId source, TargetPlaces places) {
        long end = everything.end(ledger);
        OffsetBits refused = new OffsetBits();
        OffsetBits settled = new OffsetBits();
        committed.read(ledger, search.startOf(wanted.first(), ledger, source, end), end, record -> {
            LedgerEntry entry = record.value() == null ? null : LedgerEntryCodec.read(record.value());
            if (entry != null && LedgerSearch.isOf(source, entry)) {
                fold(entry, wanted, refused, settled);
                places.add(entry);
            }
            return true;
        });
        return refused;
    }

    private static void fold(LedgerEntry entry, OffsetBits wanted, OffsetBits refused, OffsetBits settled) {
        boolean settles = entry.kind() == EntryKind.REDRIVE || entry.delivery() == Delivery.AT_LEAST_ONCE;
        long offset = entry.interval().from();
        for (OutcomeRun run : entry.runs().runs()) {
            boolean isRefused = run.state() == OffsetState.REJECTED;
            boolean isSettled = settles && (run.state() == OffsetState.MIRRORED || run.state() == OffsetState.FILTERED);
            if (isRefused || isSettled) {
                long from = Math.max(offset, wanted.first());
                long to = Math.min(offset + run.count(), wanted.last() + 1);
                for (long one = from; one < to; one++) {
                    if (!wanted.contains(one)) {
                        continue;
                    }
                    if (isSettled) {
                        settled.add(one);
                        refused.remove(one);
                    } else if (!settled.contains(one)) {
                        refused.add(one);
                    }
                }
            }
            offset += run.count();
        }
    }
}
