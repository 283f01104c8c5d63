package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.redrive.Fate;
import io.tributary.mirror.redrive.RedriveReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a redrive ended.
 *
 * @param strangers    records of the dead-letter topics that are no letters of this version
 * @param leftOut      partitions that were not looked at, and why
 * @param limitReached whether more may be there
 * @param fault        what ended it before its time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RedriveView(
        String flow,
        String flowVersion,
        String contractDigest,
        List<String> topics,
        boolean dryRun,
        long selected,
        long redriven,
        Map<Fate, Long> counts,
        long repeats,
        long strangers,
        List<String> leftOut,
        boolean limitReached,
        List<Refusal> refusals,
        List<RedriveReport.Example> examples,
        @Nullable String fault) {

    /** Why records are still refused. */
    record Refusal(long records, SourcePosition example, ReasonView reason) {}

    static RedriveView of(RedriveReport report) {
        TributaryException fault = report.fault();
        return new RedriveView(
                report.stamp().flow().value(),
                report.stamp().flowVersion(),
                report.stamp().digest(),
                report.topics(),
                report.isDryRun(),
                report.selected(),
                report.redriven(),
                report.counts(),
                report.repeats(),
                report.strangers(),
                report.leftOut(),
                report.isLimited(),
                report.refusals().stream()
                        .map(refusal ->
                                new Refusal(refusal.records(), refusal.example(), ReasonView.of(refusal.error())))
                        .toList(),
                report.examples(),
                fault == null ? null : fault.getMessage());
    }

    /** In a few words. */
    String summary() {
        return redriven + " of " + selected + " records redriven under version " + flowVersion
                + (fault == null ? "" : "; ended early: " + fault);
    }
}
