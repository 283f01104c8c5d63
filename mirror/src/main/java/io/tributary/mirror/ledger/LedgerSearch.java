package io.tributary.mirror.ledger;

import io.tributary.core.flow.Delivery;
import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.PartitionId;
import io.tributary.mirror.client.PartitionReader;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in a ledger partition by halving: the advances of one topic id follow each other, and those of a former topic
 * come before them. Only where records are sent at least once a few may stand behind others that reach farther: those of an
 * instance that had lost the partition without knowing it.
 *
 * <p><b>Threading:</b> confined to one thread; blocks on the upstream.
 */
public final class LedgerSearch {

    /** A stretch of the ledger that is read rather than halved again; no entry comes late by more. */
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
     * A place in the ledger, a little before the first advance of the source that reaches beyond a source offset; the advance
     * before that one stands behind it too.
     *
     * @param end where the ledger ends
     */
    public long startOf(long sourceOffset, TopicPartition ledger, PartitionId source, long end) {
        long begin = committed.begin(ledger);
        long low = begin;
        long high = end;
        while (high - low > FEW) {
            long middle = low + (high - low) / 2;
            long shortOfIt = firstShortOf(sourceOffset, source, ledger, middle, high);
            if (shortOfIt < 0) {
                high = middle;
            } else {
                low = shortOfIt;
            }
        }
        return Math.max(begin, low - FEW);
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

    /**
     * Where the first advance of a stretch stands, if neither it nor, where they may come late, a few behind it reach beyond
     * the offset; -1 where one does, or there is none.
     */
    private long firstShortOf(long sourceOffset, PartitionId source, TopicPartition ledger, long from, long to) {
        long[] first = {-1};
        int[] looked = {0};
        committed.read(ledger, from, to, record -> {
            LedgerEntry entry = advance(record.value());
            if (entry == null) {
                return true;
            }
            if (isOf(source, entry) && entry.interval().to() > sourceOffset) {
                first[0] = -1;
                return false;
            }
            first[0] = first[0] < 0 ? record.offset() : first[0];
            looked[0]++;
            return entry.delivery() == Delivery.AT_LEAST_ONCE && looked[0] < FEW;
        });
        return first[0];
    }

    private static @Nullable LedgerEntry advance(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        LedgerEntry entry = LedgerEntryCodec.read(value);
        return entry.kind() == EntryKind.ADVANCE ? entry : null;
    }
}
