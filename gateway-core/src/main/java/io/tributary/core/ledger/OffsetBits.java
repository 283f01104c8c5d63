package io.tributary.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * A set of single offsets, scattered over long stretches: a bit for each offset of the stretches of 4096 in which there is
 * one. A million of them within forty million offsets take five megabytes.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class OffsetBits {

    private static final int STRETCH_BITS = 12;
    private static final int WORDS = (1 << STRETCH_BITS) / Long.SIZE;

    private final TreeMap<Long, long[]> stretches = new TreeMap<>();
    private long size;

    /** Whether the offset was not in the set. */
    public boolean add(long offset) {
        long[] words = stretches.computeIfAbsent(offset >> STRETCH_BITS, unused -> new long[WORDS]);
        int word = word(offset);
        long bit = 1L << offset;
        boolean isNew = (words[word] & bit) == 0;
        words[word] |= bit;
        size += isNew ? 1 : 0;
        return isNew;
    }

    /** Whether the offset was in the set. */
    public boolean remove(long offset) {
        if (!contains(offset)) {
            return false;
        }
        long[] words = stretches.get(offset >> STRETCH_BITS);
        if (words != null) {
            words[word(offset)] &= ~(1L << offset);
        }
        size--;
        return true;
    }

    public boolean contains(long offset) {
        long[] words = stretches.get(offset >> STRETCH_BITS);
        return words != null && (words[word(offset)] & 1L << offset) != 0;
    }

    private static int word(long offset) {
        return (int) (offset & (1 << STRETCH_BITS) - 1) / Long.SIZE;
    }

    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The lowest offset; -1 in an empty set. */
    public long first() {
        for (Map.Entry<Long, long[]> stretch : stretches.entrySet()) {
            for (int word = 0; word < WORDS; word++) {
                long bits = stretch.getValue()[word];
                if (bits != 0) {
                    return offset(stretch.getKey(), word, Long.numberOfTrailingZeros(bits));
                }
            }
        }
        return -1;
    }

    /** The highest offset; -1 in an empty set. */
    public long last() {
        for (Map.Entry<Long, long[]> stretch : stretches.descendingMap().entrySet()) {
            for (int word = WORDS - 1; word >= 0; word--) {
                long bits = stretch.getValue()[word];
                if (bits != 0) {
                    return offset(stretch.getKey(), word, Long.SIZE - 1 - Long.numberOfLeadingZeros(bits));
                }
            }
        }
        return -1;
    }

    private static long offset(long stretch, int word, int bit) {
        return (stretch << STRETCH_BITS) + (long) word * Long.SIZE + bit;
    }

    /** From the lowest up. */
    public void forEach(LongConsumer each) {
        for (Map.Entry<Long, long[]> stretch : stretches.entrySet()) {
            for (int word = 0; word < WORDS; word++) {
                for (long left = stretch.getValue()[word]; left != 0; left &= left - 1) {
                    each.accept(offset(stretch.getKey(), word, Long.numberOfTrailingZeros(left)));
                }
            }
        }
    }

    /** As the fewest intervals, from the lowest up. */
    public List<OffsetInterval> intervals() {
        List<OffsetInterval> intervals = new ArrayList<>();
        forEach(offset -> {
            int last = intervals.size() - 1;
            if (last >= 0 && intervals.get(last).to() == offset) {
                intervals.set(last, new OffsetInterval(intervals.get(last).from(), offset + 1));
            } else {
                intervals.add(new OffsetInterval(offset, offset + 1));
            }
        });
        return intervals;
    }
}
