package io.tributary.ops.health;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.catalog.CatalogStanding;
import io.tributary.standardization.catalog.LiveCatalog;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The component {@code registry}, or {@code catalog} where a folder holds it: whether the catalog can be read from where it
 * comes. It is down while that fails, and out of service while a schema or code table could not be read; what runs goes on all
 * the same.
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
        List<String> unreadable = unreadable();
        Health.Builder health =
                fault != null ? Health.down() : unreadable.isEmpty() ? Health.up() : Health.outOfService();
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
        if (!unreadable.isEmpty()) {
            health.withDetail("unreadable", unreadable);
        }
        return health.build();
    }

    /** The schemas and code tables, each with its place and the reason. */
    private List<String> unreadable() {
        return live.current().refused().stream()
                .filter(refused -> !refused.isRunnable())
                .flatMap(refused -> refused.problems().stream())
                .map(ConfigurationProblem::toString)
                .toList();
    }
}
