package io.tributary.core.ledger;

import io.tributary.core.flow.Delivery;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fold of the ledger entries of one {@link PartitionId}. It begins at the lowest start; from there on every offset
 * should have one state, once. An entry that comes late, behind others, closes the gap that they left. A redrive turns
 * offsets that were refused into mirrored or filtered ones, each of them once.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class LedgerAccount {

    /** Runs of refusals from this length on are kept as intervals, shorter ones as bits. */
    private static final long LONG_RUN = 1_000;

    private final Map<OffsetState, Long> counts = new EnumMap<>(OffsetState.class);
    private final OffsetSet stated = new OffsetSet();
    private final OffsetSet statedAgain = new OffsetSet();
    private final OffsetBits refused = new OffsetBits();
    private final OffsetSet refusedInRow = new OffsetSet();
    private final OffsetBits redriven = new OffsetBits();
    private final OffsetBits redrivenAgain = new OffsetBits();
    private final OffsetSet repeated = new OffsetSet();
    private final OffsetSet sentAtLeastOnce = new OffsetSet();
    private @Nullable PartitionId source;
    private long checksum;

    /**
     * @throws IllegalArgumentException where the entry is of another partition, or of another incarnation of its topic,
     *     than the first
     */
    public void add(LedgerEntry entry) {
        if (source != null && !source.equals(entry.source())) {
            throw new IllegalArgumentException("an entry of " + entry.source() + " (topic id '"
                    + entry.source().topicId() + "') does not belong to the account of " + source + " (topic id '"
                    + source.topicId() + "')");
        }
        source = entry.source();
        checksum += entry.checksum();
        if (entry.kind() == EntryKind.REDRIVE) {
            addRedrive(entry);
            return;
        }
        addInterval(entry);
        long offset = entry.interval().from();
        for (OutcomeRun run : entry.runs().runs()) {
            counts.merge(run.state(), run.count(), Long::sum);
            if (run.state() == OffsetState.REJECTED) {
                addRefused(offset, run.count());
            }
            offset += run.count();
        }
    }

    private void addInterval(LedgerEntry entry) {
        if (entry.delivery() == Delivery.AT_LEAST_ONCE) {
            sentAtLeastOnce.add(entry.interval());
        }
        for (OffsetInterval again : stated.add(entry.interval())) {
            repeated.add(again);
            sentAtLeastOnce.missingOf(again).forEach(statedAgain::add);
        }
    }

    private void addRefused(long from, long count) {
        if (count >= LONG_RUN) {
            refusedInRow.add(new OffsetInterval(from, from + count));
            return;
        }
        for (long offset = from; offset < from + count; offset++) {
            refused.add(offset);
        }
    }

    private void addRedrive(LedgerEntry entry) {
        long offset = entry.interval().from();
        for (OutcomeRun run : entry.runs().runs()) {
            if (run.state() != OffsetState.UNCHANGED) {
                counts.merge(run.state(), run.count(), Long::sum);
                counts.merge(OffsetState.REJECTED, -run.count(), Long::sum);
                for (long i = 0; i < run.count(); i++) {
                    if (!redriven.add(offset + i)) {
                        redrivenAgain.add(offset + i);
                    }
                }
            }
            offset += run.count();
        }
    }

    /** Whether no advance was added. */
    public boolean isEmpty() {
        return stated.isEmpty();
    }

    /** The first offset of the account; -1 while it is empty. */
    public long start() {
        return stated.start();
    }

    /** The offset after the last one that has a state; -1 while the account is empty. */
    public long next() {
        return stated.end();
    }

    /** How many offsets the entries say are in the state; one that is stated twice counts twice. */
    public long count(OffsetState state) {
        return counts.getOrDefault(state, 0L);
    }

    /** The sum of the entries' checksums. */
    public long checksum() {
        return checksum;
    }

    /** The offsets between start and next that have no state, from the lowest up. */
    public List<OffsetInterval> gaps() {
        return stated.gaps();
    }

    /**
     * The offsets that have a state more than once, from the lowest up, where none of the entries was sent at least once.
     */
    public List<OffsetInterval> overlaps() {
        return statedAgain.intervals();
    }

    /** The offsets that were redriven more than once, or without having been refused, from the lowest up. */
    public List<OffsetInterval> unfoundedRedrives() {
        OffsetBits unfounded = new OffsetBits();
        redrivenAgain.forEach(unfounded::add);
        redriven.forEach(offset -> {
            if (!refused.contains(offset) && !refusedInRow.contains(offset)) {
                unfounded.add(offset);
            }
        });
        return unfounded.intervals();
    }

    /**
     * The offsets that have a state more than once because an instance that had lost its partition without knowing it sent
     * them too, at least once; their records are in the target as often. From the lowest up.
     */
    public List<OffsetInterval> repeats() {
        return repeated.intervals().stream()
                .flatMap(again -> statedAgain.missingOf(again).stream())
                .toList();
    }

    /** Whether every offset from start to next has a state, none but repeats has two, and each redrive had something to redrive. */
    public boolean isComplete() {
        return stated.gaps().isEmpty()
                && statedAgain.isEmpty()
                && unfoundedRedrives().isEmpty();
    }
}
