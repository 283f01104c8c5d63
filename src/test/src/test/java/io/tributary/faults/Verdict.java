package io.tributary.faults;

import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.FlowRecount;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountReport;
import io.tributary.demo.recount.RecountTotals;
import java.util.ArrayList;
import java.util.List;

/**
 * What the independent reader says of all that happened on a stage.
 *
 * @param totals     over all flows
 * @param complaints what is not as it was promised; empty where all is well
 */
record Verdict(RecountTotals totals, List<String> complaints) {

    Verdict {
        complaints = List.copyOf(complaints);
    }

    static Verdict on(Stage stage) {
        List<CountedFlow> counted = stage.flows().stream()
                .map(flow -> flow.counted(stage.city().bootstrapServers()))
                .toList();
        RecountReport report = Recount.of(stage.province().bootstrapServers(), counted);
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Flow flow = stage.flows().get(i);
            FlowRecount recount = report.flows().get(i);
            long acknowledged = stage.load().acknowledged(flow);
            if (!flow.isMadeAnew() && recount.totals().read() < acknowledged) {
                complaints.add(flow.name() + ": the city acknowledged " + acknowledged + " records and holds "
                        + recount.totals().read());
            }
            recount.partitions().forEach((partition, totals) -> {
                if (!(flow.isExactlyOnce() ? totals.isExact() : totals.isComplete())) {
                    complaints.add(flow.sourceTopic() + "-" + partition + ": " + totals);
                }
            });
        }
        if (report.strangers() > 0) {
            complaints.add(report.strangers() + " records come from none of the flows");
        }
        return new Verdict(report.totals(), complaints);
    }
}
