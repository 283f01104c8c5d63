package io.tributary.ops.health;

import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.catalog.CatalogStanding;
import io.tributary.standardization.catalog.LiveCatalog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The component {@code registry}, or {@code catalog} where a folder holds it: whether the catalog can be read from where it
 * comes. It is down while that fails; what runs goes on all the same.
 */
final class CatalogHealth implements HealthIndicator {

    private final LiveCatalog live;
    private final String kind;

    /**
     * @param kind of the source, {@code registry} or {@code folder}
     */
    CatalogHealth(LiveCatalog live, String kind) {
        this.live = live;
        this.kind = kind;
    }

    @Override
    public Health health() {
        CatalogStanding standing = live.standing();
        TributaryException fault = standing.fault();
        Health.Builder health = fault == null ? Health.up() : Health.down();
        health.withDetail(kind, live.source());
        health.withDetail("catalogFrom", standing.fromCopy() ? "copy" : kind);
        if (standing.since() != null) {
            health.withDetail("since", standing.since());
        }
        if (standing.lastContact() != null) {
            health.withDetail("lastContact", standing.lastContact());
        }
        if (fault != null) {
            health.withDetail("code", fault.code()).withDetail("fault", String.valueOf(fault.getMessage()));
        } else if (standing.copyFault() != null) {
            health.withDetail("fault", standing.copyFault());
        }
        return health.build();
    }
}
