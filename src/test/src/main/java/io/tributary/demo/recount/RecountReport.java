package io.tributary.demo.recount;

import java.util.List;

/**
 * The result of a recount.
 *
 * @param flows                 in the order in which they were given
 * @param strangers        records in a target or dead-letter topic that come from none of the flows; the totals call them
 *     unexplained
 * @param recordsPerSecond all source records over the time from the first one's timestamp to the last ledger entry's; 0
 *     where there is nothing to divide
 * @param replayed         records in a target that a bounded run sent once more; they count as nothing else
 */
public record RecountReport(List<FlowRecount> flows, long strangers, double recordsPerSecond, long replayed) {

    public RecountReport {
        flows = List.copyOf(flows);
    }

    public RecountTotals totals() {
        RecountTotals unknown = new RecountTotals(0, 0, 0, 0, 0, 0, strangers, 0, 0, 0);
        return flows.stream().map(FlowRecount::totals).reduce(unknown, RecountTotals::plus);
    }
}
