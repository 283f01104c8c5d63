package io.tributary.mirror.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpentTimeTests {

    private final AtomicLong now = new AtomicLong(77);
    private final SpentTime time = new SpentTime(now::get);

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private double millis(LimitingFactor factor) {
        return time.recent().get(factor) / 1e6;
    }

    @Test
    void timeGoesOnWhatWasSaidLastAlsoWhereThatIsNotOver() {
        time.on(LimitingFactor.SOURCE);
        pass(300);
        time.on(LimitingFactor.UPSTREAM);
        pass(200);
        assertThat(millis(LimitingFactor.SOURCE)).isCloseTo(300, within(0.001));
        assertThat(millis(LimitingFactor.UPSTREAM)).isCloseTo(200, within(0.001));
        pass(100);
        assertThat(millis(LimitingFactor.UPSTREAM)).isCloseTo(300, within(0.001));
    }

    @Test
    void idleTimeCountsForNothing() {
        time.on(null);
        pass(5_000);
        time.on(LimitingFactor.CPU);
        assertThat(time.recent().values()).allMatch(spent -> spent == 0);
    }

    @Test
    void whatIsOlderThanHalfAMinuteIsForgotten() {
        time.on(LimitingFactor.QUOTA);
        pass(1_000);
        time.on(LimitingFactor.CPU);
        for (int second = 0; second < 31; second++) {
            pass(1_000);
            time.on(LimitingFactor.CPU);
        }
        assertThat(millis(LimitingFactor.QUOTA)).isZero();
        assertThat(millis(LimitingFactor.CPU)).isCloseTo(30_000, within(1_001.0));
    }

    @Test
    void rateIsOfTheTimeThatThereWas() {
        SlidingSum sum = new SlidingSum(now::get);
        sum.add(500);
        pass(1_500);
        sum.add(500);
        assertThat(sum.perSecond()).isCloseTo(500, within(0.1));
        pass(60_000);
        assertThat(sum.perSecond()).isZero();
    }
}
