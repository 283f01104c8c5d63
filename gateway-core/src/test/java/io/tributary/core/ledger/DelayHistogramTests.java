package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayHistogramTests {

    @ParameterizedTest(name = "{0} ms is in bucket {1}")
    @CsvSource({
        "-5, 0",
        "0, 0",
        "1, 1",
        "2, 2",
        "3, 2",
        "4, 3",
        "1023, 10",
        "1024, 11",
        "274877906943, 38",
        "274877906944, 39",
        "9223372036854775807, 39"
    })
    void bucketsArePowersOfTwo(long millis, int bucket) {
        assertThat(DelayHistogram.bucket(millis)).isEqualTo(bucket);
    }

    @SeededTest
    void mergingIsCountingTogether(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        long[] one = new long[DelayHistogram.BUCKETS];
        long[] other = new long[DelayHistogram.BUCKETS];
        long[] both = new long[DelayHistogram.BUCKETS];
        for (int i = 0; i < 500; i++) {
            int bucket = DelayHistogram.bucket(delay(ledger));
            (ledger.random().nextBoolean() ? one : other)[bucket]++;
            both[bucket]++;
        }

        DelayHistogram merged = DelayHistogram.of(one).plus(DelayHistogram.of(other));

        assertThat(merged).isEqualTo(DelayHistogram.of(both));
        assertThat(merged).isEqualTo(DelayHistogram.of(other).plus(DelayHistogram.of(one)));
        assertThat(merged.total()).isEqualTo(500);
        assertThat(merged.plus(DelayHistogram.EMPTY)).isEqualTo(merged);
    }

    @SeededTest
    void aQuantileLiesAboveItsDelayAndWithinTwiceOfIt(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        long[] delays = new long[1 + ledger.random().nextInt(300)];
        long[] buckets = new long[DelayHistogram.BUCKETS];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = delay(ledger);
            buckets[DelayHistogram.bucket(delays[i])]++;
        }
        Arrays.sort(delays);
        for (double quantile : new double[] {0.001, 0.5, 0.9, 0.99, 1}) {
            long exact = delays[(int) Math.ceil(quantile * delays.length) - 1];

            long bound = DelayHistogram.of(buckets).quantileMillis(quantile);

            assertThat(bound).isGreaterThan(exact).isLessThanOrEqualTo(Math.max(1, 2 * exact));
        }
    }

    private static long delay(RandomLedger ledger) {
        return ledger.random().nextLong(1L << ledger.random().nextInt(1, 38));
    }

    @Test
    void anEmptyHistogramHasNoDelay() {
        assertThat(DelayHistogram.EMPTY.quantileMillis(0.5)).isZero();
        assertThat(DelayHistogram.of(new long[DelayHistogram.BUCKETS])).isEqualTo(DelayHistogram.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void onlyAQuantileIsAnswered(double quantile) {
        assertThatIllegalArgumentException().isThrownBy(() -> DelayHistogram.EMPTY.quantileMillis(quantile));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DelayHistogram(List.of(1L, -1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new DelayHistogram(List.of(Long.MAX_VALUE, 1L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DelayHistogram(Collections.nCopies(DelayHistogram.BUCKETS + 1, 0L)));
    }
}
