package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetBitsTests {

    @SeededTest
    void itIsTheSetThatATreeIs(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        OffsetBits bits = new OffsetBits();
        TreeSet<Long> tree = new TreeSet<>();
        for (int i = 0; i < 5_000; i++) {
            long offset = ledger.random().nextLong(20_000);
            if (i % 3 == 0) {
                assertThat(bits.remove(offset)).isEqualTo(tree.remove(offset));
            } else {
                assertThat(bits.add(offset)).isEqualTo(tree.add(offset));
            }
            assertThat(bits.contains(offset)).isEqualTo(tree.contains(offset));
            assertThat(bits.size()).isEqualTo(tree.size());
        }
        TreeSet<Long> found = new TreeSet<>();
        bits.forEach(found::add);
        assertThat(found).isEqualTo(tree);
        assertThat(bits.first()).isEqualTo(tree.first());
        assertThat(bits.last()).isEqualTo(tree.last());
    }

    @Test
    void neighboursAreOneInterval() {
        OffsetBits bits = new OffsetBits();
        for (long offset : new long[] {4_095, 4_096, 4_097, 1L << 40, 7}) {
            bits.add(offset);
        }

        assertThat(bits.intervals())
                .containsExactly(
                        new OffsetInterval(7, 8),
                        new OffsetInterval(4_095, 4_098),
                        new OffsetInterval(1L << 40, (1L << 40) + 1));
        assertThat(new OffsetBits().isEmpty()).isTrue();
        assertThat(new OffsetBits().first()).isEqualTo(-1);
        assertThat(new OffsetBits().last()).isEqualTo(-1);
    }
}
