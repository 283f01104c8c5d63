package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetIntervalTests {

    private static final int SPACE = 40;

    @SeededTest
    void lengthCountsWhatItContains(long seed) {
        OffsetInterval interval = new RandomLedger(seed).interval(SPACE);

        assertThat(LongStream.range(0, 3 * SPACE).filter(interval::contains))
                .hasSize((int) interval.length())
                .startsWith(interval.from())
                .endsWith(interval.to() - 1);
    }

    @SeededTest
    void twoOverlapWhereSomeOffsetIsInBoth(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        for (int i = 0; i < 200; i++) {
            OffsetInterval one = ledger.interval(SPACE);
            OffsetInterval other = ledger.interval(SPACE);

            boolean shared = LongStream.range(0, 3 * SPACE).anyMatch(at -> one.contains(at) && other.contains(at));

            assertThat(one.overlaps(other)).as("%s and %s", one, other).isEqualTo(shared);
            assertThat(other.overlaps(one)).isEqualTo(shared);
        }
    }

    @SeededTest
    void orderIsByStartThenByEnd(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        List<OffsetInterval> sorted = Stream.generate(() -> ledger.interval(SPACE))
                .limit(50)
                .distinct()
                .sorted()
                .toList();

        for (int i = 1; i < sorted.size(); i++) {
            OffsetInterval before = sorted.get(i - 1);
            OffsetInterval after = sorted.get(i);
            assertThat(before.from() < after.from() || (before.from() == after.from() && before.to() < after.to()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, 5", "6, 5", "0, -1"})
    void anEmptyOrNegativeRangeIsNone(long from, long to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OffsetInterval(from, to))
                .withMessage("not an interval of offsets: [" + from + ", " + to + ")");
    }
}
