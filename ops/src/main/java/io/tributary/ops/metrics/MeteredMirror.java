package io.tributary.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.engine.MirrorObserver;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what the mirror commits.
 *
 * <p><b>Threading:</b> safe for any thread; it does not block.
 */
final class MeteredMirror implements MirrorObserver {

    private final MeterRegistry registry;
    private final SiteCode site;
    private final Map<FlowName, FlowCounters> byFlow = new ConcurrentHashMap<>();

    MeteredMirror(MeterRegistry registry, SiteCode site) {
        this.registry = registry;
        this.site = site;
    }

    @Override
    public void committed(LaneName lane, FlowName flow, LedgerEntry entry, long bytes) {
        byFlow.computeIfAbsent(flow, name -> new FlowCounters(registry, site.value(), name.value()))
                .add(entry, bytes);
    }

    @Override
    public void transactionCommitted(LaneName lane) {
        transactions(lane, "committed").increment();
    }

    @Override
    public void aborted(LaneName lane, FaultCode cause) {
        transactions(lane, "aborted").increment();
    }

    private Counter transactions(LaneName lane, String outcome) {
        return GatewayMetric.TRANSACTIONS.counter(registry, site.value(), lane.value(), outcome);
    }

    /** The counters of one flow, made before the first record so that a rate can be taken from nothing. */
    private static final class FlowCounters {

        private final MeterRegistry registry;
        private final String site;
        private final String flow;
        private final Map<OffsetState, Counter> outcomes = new EnumMap<>(OffsetState.class);
        private final Counter mirroredBytes;

        FlowCounters(MeterRegistry registry, String site, String flow) {
            this.registry = registry;
            this.site = site;
            this.flow = flow;
            for (OffsetState state : EnumSet.complementOf(EnumSet.of(OffsetState.UNCHANGED))) {
                outcomes.put(state, GatewayMetric.RECORDS.counter(registry, site, flow, tag(state)));
            }
            this.mirroredBytes = GatewayMetric.MIRRORED.counter(registry, site, flow);
        }

        void add(LedgerEntry entry, long bytes) {
            outcomes.forEach((state, counter) -> counter.increment(entry.count(state)));
            mirroredBytes.increment(bytes);
            entry.lost()
                    .forEach(lost -> GatewayMetric.LOST
                            .counter(registry, site, flow, tag(lost.cause()))
                            .increment(lost.offsets().length()));
            entry.reasons()
                    .forEach((reason, count) -> GatewayMetric.REFUSALS
                            .counter(registry, site, flow, tag(reason))
                            .increment(count));
        }
    }

    private static String tag(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
