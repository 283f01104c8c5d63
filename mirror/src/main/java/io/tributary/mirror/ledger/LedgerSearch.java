package io.tributary.mirror.ledger;

import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.PartitionId;
import io.tributary.mirror.client.PartitionReader;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in a ledger partition by halving: the advances of one topic id follow each other, and those of a former topic
 * come before them.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
public final class LedgerSearch {

    /** A stretch of the ledger that is read rather than halved again. */
    private static final long FEW = 64;

    private final PartitionReader committed;

    /** The reader, which sees committed records only, stays the caller's to close. */
    public LedgerSearch(PartitionReader committed) {
        this.committed = committed;
    }

    /** Whether an entry is of the same incarnation of its source topic; true where either does not know. */
    public static boolean isOf(PartitionId source, LedgerEntry entry) {
        String recorded = entry.source().topicId();
        return recorded.isEmpty() || source.topicId().isEmpty() || recorded.equals(source.topicId());
    }

    /**
     * A place in the ledger, a little before the first advance of the source that reaches beyond a source offset.
     *
     * @param end where the ledger ends
     */
    public long startOf(long sourceOffset, TopicPartition ledger, PartitionId source, long end) {
        long low = committed.begin(ledger);
        long high = end;
        while (high - low > FEW) {
            long middle = low + (high - low) / 2;
            Advance found = firstAdvance(ledger, middle, high);
            if (found == null
                    || (isOf(source, found.entry()) && found.entry().interval().to() > sourceOffset)) {
                high = middle;
            } else {
                low = found.ledgerOffset() + 1;
            }
        }
        return low;
    }

    /** The last advance before a place; absent where there is none. */
    public @Nullable LedgerEntry lastAdvance(TopicPartition ledger, long end) {
        long begin = committed.begin(ledger);
        long until = end;
        for (long step = FEW; until > begin; step *= 2) {
            long from = Math.max(begin, until - step);
            LedgerEntry[] last = {null};
            committed.read(ledger, from, until, record -> {
                LedgerEntry entry = advance(record.value());
                last[0] = entry == null ? last[0] : entry;
                return true;
            });
            if (last[0] != null) {
                return last[0];
            }
            until = from;
        }
        return null;
    }

    private record Advance(long ledgerOffset, LedgerEntry entry) {}

    private @Nullable Advance firstAdvance(TopicPartition ledger, long from, long to) {
        Advance[] found = {null};
        committed.read(ledger, from, to, record -> {
            LedgerEntry entry = advance(record.value());
            if (entry != null) {
                found[0] = new Advance(record.offset(), entry);
            }
            return found[0] == null;
        });
        return found[0];
    }

    private static @Nullable LedgerEntry advance(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        LedgerEntry entry = LedgerEntryCodec.read(value);
        return entry.kind() == EntryKind.ADVANCE ? entry : null;
    }
}
