package io.tributary.mirror.pressure;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Stands between a lane and its upstream with the circuit breaker that all lanes share: what the upstream does not answer or
 * refuses counts against it; that somebody else owns a partition does not.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class UpstreamGuard {

    private static final Set<FaultCode> NOT_ITS_FAULT = EnumSet.of(
            FaultCode.CLOCK_SET,
            FaultCode.OWNERSHIP_LOST,
            FaultCode.RECORD_REFUSED,
            FaultCode.TRANSACTION_PENDING,
            FaultCode.UNREADABLE_LEDGER,
            FaultCode.UNFORESEEN);

    private final CircuitBreaker breaker;
    private final String upstream;

    /**
     * @param upstream for people, such as {@code the upstream at province:9092}
     */
    public UpstreamGuard(CircuitBreaker breaker, String upstream) {
        this.breaker = breaker;
        this.upstream = upstream;
    }

    /** For people. */
    public String upstream() {
        return upstream;
    }

    /** Whether work may be sent now; moves an open breaker on when its time has come. */
    public boolean isPassable() {
        boolean passable = breaker.tryAcquirePermission();
        if (passable) {
            breaker.releasePermission();
        }
        return passable;
    }

    /**
     * Does one piece of work at the upstream.
     *
     * @throws TributaryException where the breaker is open, or translated from what the work threw
     */
    public <T> T call(Supplier<T> work) {
        if (!breaker.tryAcquirePermission()) {
            throw new TributaryException(
                    FaultCode.CLUSTER_UNREACHABLE,
                    upstream + ": the circuit breaker '" + breaker.getName() + "' is open after repeated faults");
        }
        long startNanos = System.nanoTime();
        try {
            T result = work.get();
            breaker.onSuccess(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            return result;
        } catch (RuntimeException e) {
            TributaryException fault = KafkaFaults.translate(e, upstream);
            if (NOT_ITS_FAULT.contains(fault.code())) {
                breaker.releasePermission();
            } else {
                breaker.onError(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS, fault);
            }
            throw fault;
        } catch (Error e) {
            // Half open, the breaker may have but one permission to give.
            breaker.releasePermission();
            throw e;
        }
    }
}
