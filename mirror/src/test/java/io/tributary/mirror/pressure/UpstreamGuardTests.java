package io.tributary.mirror.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.junit.jupiter.api.Test;

class UpstreamGuardTests {

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "upstream",
            CircuitBreakerConfig.custom()
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());
    private final UpstreamGuard guard = new UpstreamGuard(breaker, "the upstream");

    @Test
    void errorOfTheProgramLeavesTheHalfOpenBreakerItsOnlyPermission() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();

        assertThatThrownBy(() -> guard.call(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(guard.isPassable()).isTrue();
        assertThat(guard.<Boolean>call(() -> true)).isTrue();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
}
