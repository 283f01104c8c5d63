package io.tributary.mirror.redrive;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the letters of a redrive, or in a dry run would have.
 *
 * @param stamp     the contract that decided
 * @param topics    source topics whose letters were looked at
 * @param counts    by fate, without those that none had
 * @param repeats   letters beyond the first of the same record
 * @param strangers records of the dead-letter topics that are no letters, or whose reasons this version does not know
 * @param leftOut   partitions whose letters were not looked at because the target has no counterpart for them, and what to do
 * @param isLimited whether it ended because the limit was reached
 * @param refusals  why records are still refused, the most frequent first
 * @param examples  some records of each fate that asks for a look
 * @param fault     what ended it before its time; what is counted here counts all the same. Absent where it came to its end
 */
public record RedriveReport(
        ContractStamp stamp,
        List<String> topics,
        boolean isDryRun,
        Map<Fate, Long> counts,
        long repeats,
        long strangers,
        List<String> leftOut,
        boolean isLimited,
        List<Refusal> refusals,
        List<Example> examples,
        @Nullable TributaryException fault) {

    public RedriveReport {
        topics = List.copyOf(topics);
        counts = Map.copyOf(counts);
        leftOut = List.copyOf(leftOut);
        refusals = List.copyOf(refusals);
        examples = List.copyOf(examples);
    }

    /**
     * @param example one of the records
     * @param error   as that one has it
     */
    public record Refusal(long records, SourcePosition example, RecordError error) {}

    /**
     * @param newer source and id of the newer record of its key; absent where there is none
     */
    public record Example(
            Fate fate, SourcePosition position, @Nullable String newer) {}

    public long count(Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }

    /** Whether every record that was asked for is redriven, or was settled before. */
    public boolean isSettled() {
        boolean isRefused = count(Fate.STILL_REFUSED) + count(Fate.NEWER_THERE) + count(Fate.VALUE_GONE) > 0;
        return fault == null && !isRefused && !isLimited && strangers == 0 && leftOut.isEmpty();
    }

    /** Records that the filter selects, each once. */
    public long selected() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records of which the ledger says something new, or in a dry run would. */
    public long redriven() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().isRedriven())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
