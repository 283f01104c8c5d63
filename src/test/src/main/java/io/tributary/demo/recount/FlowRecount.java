package io.tributary.demo.recount;

import java.util.Map;

/**
 * What became of the records of one flow.
 *
 * @param partitions by source partition
 * @param reasons    dead letters by the code of their first reason
 * @param samples    one dead letter for each code
 */
public record FlowRecount(
        CountedFlow flow,
        Map<Integer, RecountTotals> partitions,
        Map<String, Long> reasons,
        Map<String, DeadLetterSample> samples) {

    public FlowRecount {
        partitions = Map.copyOf(partitions);
        reasons = Map.copyOf(reasons);
        samples = Map.copyOf(samples);
    }

    public RecountTotals totals() {
        return partitions.values().stream().reduce(RecountTotals.NOTHING, RecountTotals::plus);
    }
}
