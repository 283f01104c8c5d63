package io.tributary.mirror.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate of a run, in virtual time. */
class PaceTests {

    private static final long SECOND = 1_000_000_000;

    private long nowNanos = 5;

    /** Records that go within so many seconds of virtual time, where each waits as long as it is told. */
    private long within(Pace pace, long seconds, long bytes) {
        long end = nowNanos + seconds * SECOND;
        long records = 0;
        while (true) {
            nowNanos += pace.waitNanos();
            if (nowNanos >= end) {
                return records;
            }
            pace.spend(bytes);
            records++;
        }
    }

    @Test
    void recordsGoAsFastAsTheRateSays() {
        Pace pace = new Pace(Rate.parse("500/s"), () -> nowNanos);

        assertThat(within(pace, 60, 1000)).isEqualTo(500 * 60);
    }

    @Test
    void bytesCountWhereTheRateIsOfBytes() {
        Pace pace = new Pace(Rate.parse("1MB/s"), () -> nowNanos);

        assertThat(within(pace, 60, 2 << 20)).isEqualTo(30);
    }

    @Test
    void aRestSavesATenthOfASecondAndNoMore() {
        Pace pace = new Pace(Rate.parse("100/s"), () -> nowNanos);
        nowNanos += 3600 * SECOND;

        assertThat(within(pace, 1, 1)).isEqualTo(110);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void overAnyTimeNoMoreThanTheRateGoesAndATenthOfASecondsMore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Pace pace = new Pace(Rate.parse("1000/s"), () -> nowNanos);
        long records = 0;
        for (int i = 0; i < 100_000; i++) {
            nowNanos += random.nextLong(2_000_000);
            if (pace.waitNanos() == 0) {
                pace.spend(1);
                records++;
            }
        }

        assertThat(records).isLessThanOrEqualTo(nowNanos * 1000 / SECOND + 101);
    }

    @Test
    void withoutARateNothingWaits() {
        Pace pace = new Pace(Rate.UNLIMITED, () -> nowNanos);
        pace.spend(1 << 30);

        assertThat(pace.waitNanos()).isZero();
    }
}
