package io.tributary.ops.replay;

import io.tributary.mirror.engine.FlowReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which of a site's instances begins a scheduled run: the one that owns partition 0 of the run's topic, or, where it names
 * none, of the first topic that the flow is mirrored from.
 *
 * <p><b>Threading:</b> as the reports it is given.
 */
final class FlowOwner {

    private final Supplier<List<FlowReport>> reports;

    FlowOwner(Supplier<List<FlowReport>> reports) {
        this.reports = reports;
    }

    boolean isHere(ReplayOrder order) {
        return topic(order)
                .filter(report -> report.partitions().stream().anyMatch(partition -> partition.partition() == 0))
                .isPresent();
    }

    /** For people: why no instance is the owner; absent where one is, or soon will be. */
    @Nullable
    String absence(ReplayOrder order) {
        FlowReport report = topic(order).orElse(null);
        if (report == null) {
            String topic = order.request().topic();
            return topic == null ? "the flow is not mirrored here" : "topic '" + topic + "' is not mirrored here";
        }
        boolean isMirrored = report.state() != FlowReport.State.RESTING && report.state() != FlowReport.State.WAITING;
        return isMirrored ? null : "topic '" + report.sourceTopic() + "' is " + report.state() + ": " + report.reason();
    }

    private Optional<FlowReport> topic(ReplayOrder order) {
        String topic = order.request().topic();
        return reports.get().stream()
                .filter(report -> report.flow().equals(order.flow()))
                .filter(report -> topic == null || topic.equals(report.sourceTopic()))
                .min(Comparator.comparing(FlowReport::sourceTopic));
    }
}
