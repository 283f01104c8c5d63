package io.tributary.mirror.redrive;

import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.OffsetBits;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.OutcomeRun;
import io.tributary.core.ledger.PartitionId;
import io.tributary.mirror.client.PartitionReader;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which offsets of a source partition the ledger calls refused. The entries are read from the first one that may speak of
 * the offsets in question to the end, as it stands when the reading begins; entries of open transactions are waited for.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
final class RefusedOffsets {

    /** A stretch of the ledger that is read rather than halved again. */
    private static final long FEW = 64;

    private final PartitionReader committed;
    private final PartitionReader everything;

    /** The readers stay the caller's to close. */
    RefusedOffsets(PartitionReader committed, PartitionReader everything) {
        this.committed = committed;
        this.everything = everything;
    }

    /** Those among the wanted ones, of which there is at least one. */
    OffsetBits among(OffsetBits wanted, TopicPartition ledger, PartitionId source) {
        long end = everything.end(ledger);
        OffsetBits refused = new OffsetBits();
        committed.read(ledger, start(wanted.first(), ledger, source, end), end, record -> {
            LedgerEntry entry = record.value() == null ? null : LedgerEntryCodec.read(record.value());
            if (entry != null && isOf(source, entry)) {
                fold(entry, wanted, refused);
            }
            return true;
        });
        return refused;
    }

    private static boolean isOf(PartitionId source, LedgerEntry entry) {
        String recorded = entry.source().topicId();
        return recorded.isEmpty() || source.topicId().isEmpty() || recorded.equals(source.topicId());
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

    /**
     * The advances of one topic id follow each other, and those of a former topic come before them, so that the place can be
     * found by halving.
     */
    private long start(long wanted, TopicPartition ledger, PartitionId source, long end) {
        long low = committed.begin(ledger);
        long high = end;
        while (high - low > FEW) {
            long middle = low + (high - low) / 2;
            Advance found = firstAdvance(ledger, middle, high);
            if (found == null
                    || (isOf(source, found.entry()) && found.entry().interval().to() > wanted)) {
                high = middle;
            } else {
                low = found.ledgerOffset() + 1;
            }
        }
        return low;
    }

    private record Advance(long ledgerOffset, LedgerEntry entry) {}

    private @Nullable Advance firstAdvance(TopicPartition ledger, long from, long to) {
        Advance[] found = {null};
        committed.read(ledger, from, to, record -> {
            if (record.value() != null) {
                LedgerEntry entry = LedgerEntryCodec.read(record.value());
                if (entry.kind() == EntryKind.ADVANCE) {
                    found[0] = new Advance(record.offset(), entry);
                }
            }
            return found[0] == null;
        });
        return found[0];
    }
}
