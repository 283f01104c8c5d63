package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

class OffsetSetTests {

    @SeededTest
    void behavesAsABitmapWould(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        OffsetSet set = new OffsetSet();
        BitSet bits = new BitSet();
        for (int i = 0; i < 60; i++) {
            OffsetInterval added = ledger.interval(i % 2 == 0 ? 200 : 20);
            BitSet present = new BitSet();
            present.set((int) added.from(), (int) added.to());
            present.and(bits);
            bits.set((int) added.from(), (int) added.to());

            List<OffsetInterval> reported = set.add(added);

            assertThat(bitsOf(reported)).isEqualTo(present);
            assertThat(reported.stream().mapToLong(OffsetInterval::length).sum())
                    .isEqualTo(present.cardinality());
            assertThat(set.intervals()).isEqualTo(intervalsOf(bits));
            assertThat(set.start()).isEqualTo(bits.nextSetBit(0));
            assertThat(set.end()).isEqualTo(bits.length());
            BitSet gaps = new BitSet();
            gaps.set(bits.nextSetBit(0), bits.length());
            gaps.andNot(bits);
            assertThat(set.gaps()).isEqualTo(intervalsOf(gaps));
        }
    }

    private static BitSet bitsOf(List<OffsetInterval> intervals) {
        BitSet bits = new BitSet();
        intervals.forEach(interval -> bits.set((int) interval.from(), (int) interval.to()));
        return bits;
    }

    static List<OffsetInterval> intervalsOf(BitSet bits) {
        List<OffsetInterval> intervals = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(bits.nextClearBit(from))) {
            intervals.add(new OffsetInterval(from, bits.nextClearBit(from)));
        }
        return intervals;
    }
}
