package io.tributary.ops.health;

import io.tributary.standardization.catalog.RegistryCatalogSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The component {@code registry}: whether the catalog came from the registry, or from its last good copy. It is down while
 * the registry does not answer a gateway that runs from the copy.
 */
final class RegistryHealth implements HealthIndicator {

    private final RegistryCatalogSource source;

    RegistryHealth(RegistryCatalogSource source) {
        this.source = source;
    }

    @Override
    public Health health() {
        RegistryCatalogSource.Status status = source.status();
        Health.Builder health = status.fromCopy() && status.fault() != null ? Health.down() : Health.up();
        health.withDetail("registry", source.description());
        health.withDetail("catalogFrom", status.fromCopy() ? "copy" : "registry");
        if (status.since() != null) {
            health.withDetail("since", status.since());
        }
        if (status.fault() != null) {
            health.withDetail("fault", status.fault());
        }
        return health.build();
    }
}
