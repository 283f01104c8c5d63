package io.tributary.mirror.fanout;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

final class ThreadReplacementTests {

    private final ThreadReplacement replacement = new ThreadReplacement();

    @Test
    void aThreadThatRanOutOfStackIsReplaced() {
        assertThat(replacement.handle(new StackOverflowError())).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void anErrorOfTheMachineEndsTheRun() {
        assertThat(replacement.handle(new OutOfMemoryError("heap"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(replacement.lastFault()).isEqualTo("OutOfMemoryError: heap");
    }

    @Test
    void aThreadThatFailsAfterTheEndIsNotReplaced() {
        replacement.close();

        assertThat(replacement.handle(new IllegalStateException("late"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void theFaultEndsWhenTheStreamsRunAgain() {
        replacement.close();
        replacement.handle(new IllegalStateException("outer", new IllegalArgumentException("inner")));

        replacement.onChange(State.REBALANCING, State.RUNNING);
        assertThat(replacement.lastFault()).isEqualTo("IllegalArgumentException: inner");

        replacement.onChange(State.RUNNING, State.REBALANCING);
        assertThat(replacement.lastFault()).isNull();
    }
}
