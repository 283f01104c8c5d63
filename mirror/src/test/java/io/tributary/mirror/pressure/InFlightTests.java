package io.tributary.mirror.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTests {

    @Test
    void pausesAtHalfOfTheBytesAndResumesBelowAQuarter() {
        InFlight inFlight = InFlight.bounded(1_000_000, 1_000);
        for (int i = 0; i < 4; i++) {
            inFlight.sent(100);
        }
        assertThat(inFlight.shouldPause()).isFalse();
        inFlight.sent(100);
        assertThat(inFlight.shouldPause()).isTrue();
        inFlight.done(100);
        inFlight.done(100);
        assertThat(inFlight.shouldPause())
                .as("between the marks it stays paused")
                .isTrue();
        inFlight.done(100);
        assertThat(inFlight.shouldPause()).isFalse();
    }

    @Test
    void manySmallRecordsPauseToo() {
        InFlight inFlight = InFlight.bounded(10, 1_000_000);
        for (int i = 0; i < 5; i++) {
            inFlight.sent(1);
        }
        assertThat(inFlight.shouldPause()).isTrue();
    }

    @Test
    void nothingIsLeftWhenAllIsDone() {
        InFlight inFlight = InFlight.bounded(10, 10);
        inFlight.sent(7);
        inFlight.done(7);
        assertThat(inFlight.records()).isZero();
        assertThat(inFlight.bytes()).isZero();
    }
}
