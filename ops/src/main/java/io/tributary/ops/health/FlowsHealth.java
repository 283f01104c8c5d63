package io.tributary.ops.health;

import io.tributary.core.contract.Contract;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.mirror.headroom.FlowHeadroom;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.Gateway;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * The component {@code flows}: one part a flow, or a route in the province's role. A flow that waits, is held back or was
 * refused is OUT_OF_SERVICE with its reason, and so is the component, but not the group {@code readiness}. One that goes on in
 * its last good version is UP and says why the newest was refused. One whose unread records are endangered at the source says
 * so and stays what it is.
 */
final class FlowsHealth implements CompositeHealthContributor {

    private final Gateway gateway;

    FlowsHealth(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return parts().get(name);
    }

    @Override
    public Stream<Entry> stream() {
        return parts().entrySet().stream().map(part -> new Entry(part.getKey(), part.getValue()));
    }

    private Map<String, HealthIndicator> parts() {
        Map<String, Health> parts = new TreeMap<>();
        if (gateway.role() == Role.CITY) {
            for (Contract contract : gateway.catalog().contracts()) {
                parts.put(
                        contract.definition().name().value(),
                        Health.up()
                                .withDetail("state", FlowReport.State.STARTING)
                                .build());
            }
        }
        gateway.routes()
                .ifPresent(report ->
                        report.routes().forEach(route -> parts.put(route.name().value(), health(route, report))));
        Map<String, Health> reported = new TreeMap<>();
        for (FlowReport report : gateway.report().flows()) {
            reported.merge(report.flow().value(), health(report), FlowsHealth::worse);
        }
        parts.putAll(reported);
        gateway.catalog().refused().stream()
                .filter(Catalog.Refused::isRunnable)
                .forEach(refused -> parts.merge(
                        refused.goesOn() == null ? refused.name() : refused.goesOn(),
                        health(refused),
                        (running, unused) -> behind(running, refused)));
        Map<String, HealthIndicator> indicators = new TreeMap<>();
        parts.forEach((name, health) -> indicators.put(name, () -> health));
        return indicators;
    }

    /** Of a flow on several topics, what stands out is what a person must look at; the most endangered come first. */
    private static Health worse(Health one, Health other) {
        return one.getStatus().equals(Status.UP) && !other.getStatus().equals(Status.UP) ? other : one;
    }

    private static Health health(FlowReport report) {
        boolean out = report.state() == FlowReport.State.WAITING || report.state() == FlowReport.State.HELD;
        Health.Builder health = out ? Health.outOfService() : Health.up();
        health.withDetail("state", report.state());
        health.withDetail("sourceTopic", report.sourceTopic());
        FlowHeadroom headroom = report.headroom();
        if (headroom.level().isAlarming()) {
            health.withDetail("headroom", headroom.level());
            health.withDetail("headroomSays", headroom.sentence());
        }
        String reason = report.reason() == null ? heldReason(report) : report.reason();
        if (reason != null) {
            health.withDetail("reason", reason);
        }
        return health.build();
    }

    private static Health health(FanOutReport.Route route, FanOutReport whole) {
        FanOutReport.State state = route.waitsFor() == null ? whole.state() : FanOutReport.State.WAITING;
        boolean out = state == FanOutReport.State.WAITING || state == FanOutReport.State.STOPPED;
        Health.Builder health = out ? Health.outOfService() : Health.up();
        health.withDetail("state", state);
        health.withDetail("sourceTopic", route.source());
        String reason = route.waitsFor() == null ? whole.fault() : route.waitsFor();
        if (reason != null) {
            health.withDetail("reason", reason);
        }
        return health.build();
    }

    private static @Nullable String heldReason(FlowReport report) {
        List<String> reasons = report.partitions().stream()
                .filter(partition -> partition.heldBecause() != null)
                .map(partition -> "partition " + partition.partition() + ": " + partition.heldBecause())
                .toList();
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    /** It runs, but not in the version that it should. */
    private static Health behind(Health running, Catalog.Refused refused) {
        return Health.status(running.getStatus())
                .withDetails(running.getDetails())
                .withDetail("lastGoodVersion", refused.goesOn() != null)
                .withDetail("refusedVersion", refused.document().version())
                .withDetail(
                        "refusedBecause",
                        refused.problems().stream().map(Object::toString).toList())
                .build();
    }

    private static Health health(Catalog.Refused refused) {
        return Health.outOfService()
                .withDetail("state", "REFUSED")
                .withDetail(
                        "reason",
                        refused.problems().stream().map(Object::toString).toList())
                .build();
    }
}
