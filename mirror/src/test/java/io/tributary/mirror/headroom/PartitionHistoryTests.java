package io.tributary.mirror.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PartitionHistoryTests {

    private static final long SECOND = 1_000_000_000L;

    private final PartitionHistory history = new PartitionHistory();

    private void add(long second, long next, long end) {
        history.add(new PartitionHistory.Sample(second * SECOND, 0, next, end));
    }

    @Test
    void oneLookIsNoRate() {
        add(0, 10, 20);

        assertThat(history.inflow()).isNull();
        assertThat(history.drain()).isNull();
        assertThat(history.hasMoved()).isFalse();
    }

    @SeededTest
    void theRangeHoldsTheMean(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long next = 0;
        long end = 1_000_000;
        add(0, next, end);
        for (int second = 1; second < PartitionHistory.SAMPLES; second++) {
            next += random.nextInt(100);
            end += random.nextInt(50);
            add(second, next, end);
        }
        double seconds = PartitionHistory.SAMPLES - 1;
        assertThat(history.drain().low()).isLessThanOrEqualTo(next / seconds);
        assertThat(history.drain().high()).isGreaterThanOrEqualTo(next / seconds);
        assertThat(history.inflow().low()).isLessThanOrEqualTo((end - 1_000_000) / seconds);
        assertThat(history.inflow().high()).isGreaterThanOrEqualTo((end - 1_000_000) / seconds);
    }

    @Test
    void aReaderThatHasCaughtUpSaysNothingOfItsSpeed() {
        add(0, 10, 10);
        add(1, 20, 20);

        assertThat(history.drain()).isNull();
        assertThat(history.inflow()).isEqualTo(Rate.steady(10));
    }

    @Test
    void aTopicThatIsMadeAnewBeginsAnew() {
        add(0, 10, 20);
        add(1, 20, 30);
        add(2, 0, 5);

        assertThat(history.inflow()).isNull();
    }

    @Test
    void theLeapOverWhatWasLostIsNoReading() {
        add(0, 10, 1_000);
        add(1, 10, 1_000);
        history.add(new PartitionHistory.Sample(2 * SECOND, 900, 900, 1_000));

        assertThat(history.drain()).isNull();
    }

    @Test
    void oldLooksAreForgotten() {
        for (int second = 0; second < 10 * PartitionHistory.SAMPLES; second++) {
            add(second, second < 9 * PartitionHistory.SAMPLES ? 0 : second, 1_000_000);
        }

        assertThat(history.drain()).isEqualTo(Rate.steady(1));
    }
}
