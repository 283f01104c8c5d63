package io.tributary.ops.health;

import io.tributary.core.fault.TributaryException;
import io.tributary.ops.cluster.ClusterWatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The components {@code cluster} and {@code upstream}: whether a cluster answers, and whether the mirror can work with it. */
final class ClusterHealth implements HealthIndicator {

    private final ClusterWatch watch;
    private final Supplier<@Nullable String> faultAtWork;

    /**
     * @param faultAtWork what those who work with the cluster have met, for people
     */
    ClusterHealth(ClusterWatch watch, Supplier<@Nullable String> faultAtWork) {
        this.watch = watch;
        this.faultAtWork = faultAtWork;
    }

    @Override
    public Health health() {
        TributaryException fault = watch.fault();
        String atWork = faultAtWork.get();
        Health.Builder health = fault == null && atWork == null ? Health.up() : Health.down();
        health.withDetail("cluster", watch.description());
        String id = watch.clusterId();
        if (id != null) {
            health.withDetail("clusterId", id);
        }
        if (fault != null) {
            health.withDetail("code", fault.code()).withDetail("fault", String.valueOf(fault.getMessage()));
        } else if (atWork != null) {
            health.withDetail("fault", atWork);
        }
        return health.build();
    }
}
