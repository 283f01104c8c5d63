package io.tributary.mirror.redrive;

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

    /** Those among the wanted ones, of which there is at least one. */
    OffsetBits among(OffsetBits wanted, TopicPartition ledger, PartitionId source) {
        long end = everything.end(ledger);
        OffsetBits refused = new OffsetBits();
        committed.read(ledger, search.startOf(wanted.first(), ledger, source, end), end, record -> {
            LedgerEntry entry = record.value() == null ? null : LedgerEntryCodec.read(record.value());
            if (entry != null && LedgerSearch.isOf(source, entry)) {
                fold(entry, wanted, refused);
            }
            return true;
        });
        return refused;
    }

    private static void fold(LedgerEntry entry, OffsetBits wanted, OffsetBits refused) {
        long offset = entry.interval().from();
        for (OutcomeRun run : entry.runs().runs()) {
            boolean isRefused = run.state() == OffsetState.REJECTED;
            boolean isRedriven = entry.kind() == EntryKind.REDRIVE && run.state() != OffsetState.UNCHANGED;
            if (isRefused || isRedriven) {
                long from = Math.max(offset, wanted.first());
                long to = Math.min(offset + run.count(), wanted.last() + 1);
                for (long one = from; one < to; one++) {
                    if (isRedriven) {
                        refused.remove(one);
                    } else if (wanted.contains(one)) {
                        refused.add(one);
                    }
                }
            }
            offset += run.count();
        }
    }
}
