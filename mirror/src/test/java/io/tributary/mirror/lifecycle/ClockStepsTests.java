package io.tributary.mirror.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockStepsTests {

    private long wallMillis = 1_790_000_000_000L;
    private long nanos;
    private final ClockSteps steps = new ClockSteps(() -> wallMillis, () -> nanos);

    private void pass(Duration time) {
        wallMillis += time.toMillis();
        nanos += time.toNanos();
    }

    @Test
    void timeThatPassesIsNoStep() {
        pass(Duration.ofDays(3));

        assertThat(steps.happened()).isFalse();
    }

    @Test
    void stepAheadIsToldOnce() {
        wallMillis += Duration.ofHours(196).toMillis();
        pass(Duration.ofSeconds(1));

        assertThat(steps.takeMillis()).isEqualTo(Duration.ofHours(196).toMillis());
        assertThat(steps.happened()).isFalse();
    }

    @Test
    void stepBackIsToldBelowZero() {
        wallMillis -= Duration.ofHours(196).toMillis();
        pass(Duration.ofSeconds(1));

        assertThat(steps.takeMillis()).isEqualTo(-Duration.ofHours(196).toMillis());
    }

    @Test
    void clockThatIsSlewedIsNoStepHoweverLong() {
        for (int look = 0; look < 1_000; look++) {
            pass(Duration.ofSeconds(1));
            wallMillis += 400;

            assertThat(steps.happened()).isFalse();
        }
    }
}
