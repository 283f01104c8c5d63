package io.tributary.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The catalogue of the gateway's metrics; a test holds the documentation against it. */
enum GatewayMetric {
    RECORDS(
            Kind.COUNTER,
            "tributary.records",
            null,
            List.of("site", "flow", "outcome"),
            "Source offsets decided by committed transactions, by outcome"),
    MIRRORED(
            Kind.COUNTER,
            "tributary.mirrored",
            "bytes",
            List.of("site", "flow"),
            "Keys and values of mirrored records, before compression"),
    REFUSALS(
            Kind.COUNTER,
            "tributary.refusals",
            null,
            List.of("site", "flow", "reason"),
            "Reasons of rejected records; a record may have several"),
    TRANSACTIONS(
            Kind.COUNTER,
            "tributary.transactions",
            null,
            List.of("site", "lane", "outcome"),
            "Ledger entries committed, and transactions aborted"),
    LAG(
            Kind.GAUGE,
            "tributary.lag",
            "records",
            List.of("site", "flow"),
            "Source records not yet decided, over the partitions of this instance"),
    LAG_AGE(
            Kind.GAUGE,
            "tributary.lag.age",
            "seconds",
            List.of("site", "flow"),
            "Age of the oldest source record not yet decided"),
    RECORD_AGE(
            Kind.GAUGE,
            "tributary.record.age",
            "seconds",
            List.of("site", "flow", "quantile"),
            "Time between a record's timestamp and its outcome, over the last half minute"),
    PARTITIONS(
            Kind.GAUGE,
            "tributary.partitions",
            null,
            List.of("site", "flow"),
            "Source partitions that this instance owns"),
    FLOW_STATE(
            Kind.GAUGE,
            "tributary.flow.state",
            null,
            List.of("site", "flow", "state"),
            "1 for the state that the flow is in, 0 for the others"),
    HEADROOM(
            Kind.GAUGE,
            "tributary.headroom",
            "seconds",
            List.of("site", "flow"),
            "Least time until an unread record is deleted at the source, at the rates of now; +Inf where none is"),
    HEADROOM_LEVEL(
            Kind.GAUGE,
            "tributary.headroom.level",
            null,
            List.of("site", "flow"),
            "Retention headroom: 0 OK, 1 UNKNOWN, 2 WATCH, 3 WARNING, 4 CRITICAL, 5 LOSING"),
    LOST(
            Kind.COUNTER,
            "tributary.lost",
            "records",
            List.of("site", "flow", "reason"),
            "Source records deleted before they were read, by cause"),
    LANE_WIRE(
            Kind.COUNTER,
            "tributary.lane.wire",
            "bytes",
            List.of("site", "lane"),
            "What a lane has sent: compressed, with the framing of requests and packets"),
    LANE_SHARE(
            Kind.GAUGE,
            "tributary.lane.share",
            "bytes",
            List.of("site", "lane"),
            "Bytes a second on the wire that the lane has for sure; NaN where nothing bounds it"),
    LANE_TIME(
            Kind.GAUGE,
            "tributary.lane.time",
            "ratio",
            List.of("site", "lane", "factor"),
            "Part of the time of the lane's streams that went on this factor, over the last half minute; the greatest is what"
                    + " limits the lane"),
    CATALOG_REFUSED(
            Kind.GAUGE,
            "tributary.catalog.refused",
            null,
            List.of("site"),
            "Documents that are refused: flows and routes, those whose last good version goes on included, and schemas and"
                    + " code tables that could not be read"),
    CATALOG_AGE(
            Kind.GAUGE,
            "tributary.catalog.age",
            "seconds",
            List.of("site"),
            "Time since the folder or the registry last gave the whole catalog; since the start where it never has"),
    CATALOG_RELOADS(
            Kind.COUNTER,
            "tributary.catalog.reloads",
            null,
            List.of("site", "outcome"),
            "Times that the catalog was taken up anew (changed), or could not be read as a whole (failed)"),
    CLUSTER_UP(
            Kind.GAUGE,
            "tributary.cluster.up",
            null,
            List.of("site"),
            "1 while the site's own cluster answers, else 0"),
    UPSTREAM_UP(Kind.GAUGE, "tributary.upstream.up", null, List.of("site"), "1 while the upstream answers, else 0");

    enum Kind {
        COUNTER,
        GAUGE
    }

    private final Kind kind;
    private final String meterName;
    private final @Nullable String unit;
    private final List<String> tags;
    private final String description;

    GatewayMetric(Kind kind, String meterName, @Nullable String unit, List<String> tags, String description) {
        this.kind = kind;
        this.meterName = meterName;
        this.unit = unit;
        this.tags = tags;
        this.description = description;
    }

    Kind kind() {
        return kind;
    }

    String meterName() {
        return meterName;
    }

    List<String> tags() {
        return tags;
    }

    String description() {
        return description;
    }

    /** The name under which Prometheus knows it. */
    String prometheusName() {
        String name = meterName.replace('.', '_') + (unit == null ? "" : "_" + unit);
        return kind == Kind.COUNTER ? name + "_total" : name;
    }

    /**
     * @param values of {@link #tags()}, in their order
     */
    Counter counter(MeterRegistry registry, String... values) {
        return Counter.builder(meterName)
                .baseUnit(unit)
                .description(description)
                .tags(tagged(values))
                .register(registry);
    }

    /**
     * @param values of {@link #tags()}, in their order
     */
    <T> Gauge gauge(MeterRegistry registry, T source, ToDoubleFunction<T> value, String... values) {
        return Gauge.builder(meterName, source, value)
                .baseUnit(unit)
                .description(description)
                .tags(tagged(values))
                .strongReference(true)
                .register(registry);
    }

    /**
     * @param count that only grows
     * @param values of {@link #tags()}, in their order
     */
    <T> void counter(MeterRegistry registry, T source, ToDoubleFunction<T> count, String... values) {
        FunctionCounter.builder(meterName, source, count)
                .baseUnit(unit)
                .description(description)
                .tags(tagged(values))
                .register(registry);
    }

    private Tags tagged(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException(meterName + " has the tags " + tags);
        }
        Tags tagged = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tagged = tagged.and(tags.get(i), values[i]);
        }
        return tagged;
    }
}
