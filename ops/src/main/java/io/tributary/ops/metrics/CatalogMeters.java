package io.tributary.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.core.site.SiteCode;
import io.tributary.standardization.catalog.CatalogStanding;
import io.tributary.standardization.catalog.LiveCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How old the catalog is, and how often it changed. */
final class CatalogMeters implements MeterBinder {

    private final LiveCatalog live;
    private final SiteCode site;
    private final Clock clock;
    private final Instant started;

    CatalogMeters(LiveCatalog live, SiteCode site, Clock clock) {
        this.live = live;
        this.site = site;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        String code = site.value();
        GatewayMetric.CATALOG_AGE.gauge(registry, this, CatalogMeters::ageSeconds, code);
        GatewayMetric.CATALOG_RELOADS.counter(
                registry, live, it -> it.standing().changes(), code, "changed");
        GatewayMetric.CATALOG_RELOADS.counter(
                registry, live, it -> it.standing().failures(), code, "failed");
    }

    private double ageSeconds() {
        CatalogStanding standing = live.standing();
        Instant contact = standing.lastContact();
        return Duration.between(contact == null ? started : contact, clock.instant())
                .toSeconds();
    }
}
