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
}
