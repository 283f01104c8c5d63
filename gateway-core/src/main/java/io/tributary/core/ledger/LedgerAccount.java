package io.tributary.core.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fold of the ledger entries of one {@link PartitionId}. It begins at the lowest start; from there on every offset
 * should have one state, once. An entry that comes late, behind others, closes the gap that they left.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class LedgerAccount {

    private final Map<OffsetState, Long> counts = new EnumMap<>(OffsetState.class);
    private final OffsetSet stated = new OffsetSet();
    private final OffsetSet statedAgain = new OffsetSet();
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
        for (OffsetInterval again : stated.add(entry.interval())) {
            statedAgain.add(again);
        }
        checksum += entry.checksum();
        for (OutcomeRun run : entry.runs().runs()) {
            counts.merge(run.state(), run.count(), Long::sum);
        }
    }

    /** Whether no entry was added. */
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

    /** The offsets that have a state more than once, from the lowest up. */
    public List<OffsetInterval> overlaps() {
        return statedAgain.intervals();
    }

    /** Whether every offset from start to next has one state, once. */
    public boolean isComplete() {
        return stated.gaps().isEmpty() && statedAgain.isEmpty();
    }
}
