package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettlingTests {

    private final Settling settling = new Settling();

    private long millisAfterCommitOf(long millis) {
        settling.committed(Duration.ofMillis(millis).toNanos());
        return Duration.ofNanos(settling.nanos()).toMillis();
    }

    @Test
    void commitsThatTakeWhatTheyMustLeaveTheWholeTime() {
        assertThat(settling.nanos()).isEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(millisAfterCommitOf(85)).isEqualTo(20);
        assertThat(millisAfterCommitOf(85)).isEqualTo(20);
        assertThat(millisAfterCommitOf(80)).isEqualTo(20);
    }

    @Test
    void whatACommitTookBeyondTheLeastHasSettledAlready() {
        millisAfterCommitOf(80);

        assertThat(millisAfterCommitOf(90)).isBetween(10L, 11L);
        assertThat(millisAfterCommitOf(80)).as("only the last one counts").isEqualTo(20);
        assertThat(millisAfterCommitOf(400))
                .as("the source is always asked once more")
                .isEqualTo(5);
    }

    @Test
    void longerLineIsTakenForTheUsualOneInTheEnd() {
        millisAfterCommitOf(10);
        assertThat(millisAfterCommitOf(100)).isEqualTo(5);

        for (int commit = 0; commit < 500; commit++) {
            millisAfterCommitOf(100);
        }
        assertThat(millisAfterCommitOf(100)).isBetween(18L, 20L);
    }

    @Test
    void recordsAreAwaitedUntilTheTransactionSettlesAndNoMoreOftenAfterwards() {
        Duration interval = Duration.ofSeconds(1);

        assertThat(pollMillis(0, interval)).isEqualTo(20);
        assertThat(pollMillis(15, interval)).isEqualTo(5);
        assertThat(pollMillis(20, interval)).as("it waits for something else").isEqualTo(20);
        assertThat(pollMillis(990, interval)).isEqualTo(10);
        assertThat(pollMillis(2_000, interval)).isEqualTo(1);
        assertThat(settling.pollNanos(Long.MAX_VALUE, interval)).isEqualTo(1_000_000);
    }

    private long pollMillis(long ageMillis, Duration interval) {
        return Duration.ofNanos(settling.pollNanos(Duration.ofMillis(ageMillis).toNanos(), interval))
                .toMillis();
    }
}
