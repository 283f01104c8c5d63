package io.tributary.demo.recount;

import io.tributary.core.flow.Delivery;
import io.tributary.core.ledger.LedgerAccount;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.OffsetInterval;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.ledger.OutcomeRun;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.ledger.RecordChecksum;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the topics say of one source partition. A topic that was deleted and made anew has an account for each of its
 * incarnations; their offsets share the positions here, so that a position may rightly be mirrored once for each.
 */
final class PartitionCount {

    private static final OffsetState[] STATES = OffsetState.values();

    private final Map<PartitionId, LedgerAccount> accounts = new LinkedHashMap<>();
    private final RecordChecksum checksums = new RecordChecksum();
    private final OffsetTable source = new OffsetTable();
    /** The newest incarnation's states, shifted by one so that 0 means none. */
    private final OffsetTable states = new OffsetTable();

    private final OffsetTable mirroredByLedger = new OffsetTable();
    private final OffsetTable target = new OffsetTable();
    private final OffsetTable deadLetters = new OffsetTable();
    /** Whether records may rightly come again: some entries were not sent in transactions. */
    private boolean mayRepeat;

    private long sent;
    private long lastInTarget = -1;
    private int lastTargetPartition = -1;
    private long orderViolations;

    void addSource(long offset) {
        source.set(offset, 1);
    }

    void addEntry(LedgerEntry entry) {
        accounts.computeIfAbsent(entry.source(), id -> new LedgerAccount()).add(entry);
        mayRepeat |= entry.delivery() == Delivery.AT_LEAST_ONCE;
        long offset = entry.interval().from();
        for (OutcomeRun run : entry.runs().runs()) {
            if (run.state() == OffsetState.UNCHANGED) {
                offset += run.count();
                continue;
            }
            for (long i = 0; i < run.count(); i++, offset++) {
                states.set(offset, run.state().ordinal() + 1);
                if (run.state() == OffsetState.MIRRORED) {
                    mirroredByLedger.increment(offset);
                }
            }
        }
    }

    /** A record that was refused at first and sent later, and so behind others. */
    void addRedriven(long offset, byte @Nullable [] key, byte @Nullable [] value) {
        target.increment(offset);
        sent += checksums.of(offset, key, value);
    }

    void addTarget(int targetPartition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
        if (mayRepeat && target.get(offset) > 0) {
            target.increment(offset);
            return;
        }
        boolean moved = lastTargetPartition >= 0 && targetPartition != lastTargetPartition;
        // A new incarnation starts over; within one account the offsets only rise, on one partition.
        if (moved || (offset <= lastInTarget && accounts.size() < 2)) {
            orderViolations++;
        }
        lastTargetPartition = targetPartition;
        lastInTarget = offset;
        target.increment(offset);
        sent += checksums.of(offset, key, value);
    }

    void addDeadLetter(long offset) {
        deadLetters.increment(offset);
    }

    /** Draws the sum; to be called when everything was added. */
    RecountTotals totals() {
        RecountTotals.Draft draft = new RecountTotals.Draft();
        long end = Math.max(Math.max(source.end(), states.end()), target.end());
        for (long offset = 0; offset < end; offset++) {
            judge(offset, draft);
        }
        long checksum = 0;
        for (LedgerAccount account : accounts.values()) {
            checksum += account.checksum();
            draft.unexplained += account.count(OffsetState.UNEXPLAINED) + length(account);
            draft.lost += account.count(OffsetState.LOST);
        }
        // What two entries speak of is twice in their checksums.
        boolean isComparable =
                accounts.values().stream().allMatch(account -> account.repeats().isEmpty());
        if (isComparable && checksum != sent) {
            draft.checksumMismatches++;
        }
        draft.orderViolations = orderViolations;
        return draft.finish();
    }

    private void judge(long offset, RecountTotals.Draft draft) {
        boolean present = source.get(offset) > 0;
        int seen = target.get(offset);
        int expected = mayRepeat ? Math.min(1, mirroredByLedger.get(offset)) : mirroredByLedger.get(offset);
        int repeats = Math.max(0, seen - Math.max(1, accounts.size()));
        draft.duplicates += repeats;
        draft.missing += Math.max(0, expected - seen);
        draft.unaccounted += Math.max(0, seen - repeats - expected);
        draft.mirrored += Math.min(expected, seen);
        if (present) {
            draft.read++;
        }
        OffsetState state = state(offset);
        if (state == OffsetState.REJECTED) {
            draft.rejected++;
            draft.missing += deadLetters.get(offset) == 0 ? 1 : 0;
            draft.deadLetterRepeats += Math.max(0, deadLetters.get(offset) - 1);
        } else if (state == OffsetState.FILTERED) {
            draft.filtered++;
        } else if (present && state != OffsetState.MIRRORED && state != OffsetState.UNEXPLAINED) {
            draft.missing++;
        }
    }

    private @Nullable OffsetState state(long offset) {
        byte coded = states.get(offset);
        return coded == 0 ? null : STATES[coded - 1];
    }

    private static long length(LedgerAccount account) {
        long length = 0;
        for (OffsetInterval gap : account.gaps()) {
            length += gap.length();
        }
        for (OffsetInterval overlap : account.overlaps()) {
            length += overlap.length();
        }
        for (OffsetInterval unfounded : account.unfoundedRedrives()) {
            length += unfounded.length();
        }
        return length;
    }
}
