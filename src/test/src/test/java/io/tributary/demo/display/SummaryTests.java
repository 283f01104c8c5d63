package io.tributary.demo.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.site.SiteCode;
import io.tributary.demo.recount.CountedFlow;
import io.tributary.demo.recount.FlowRecount;
import io.tributary.demo.recount.RecountReport;
import io.tributary.demo.recount.RecountTotals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SummaryTests {

    @Test
    void recordsThatWereNeverPublishedAreMissed() {
        assertThat(summary(3, 3).isExact()).isTrue();
        assertThat(summary(3, 3).text()).contains("Every one of the 3 records is accounted for");

        assertThat(summary(0, 1).isExact()).isFalse();
        assertThat(summary(2, 3).text()).contains("NOT EXACT", "; 3 records were to be published.");
        assertThat(summary(2, 3).json()).contains("\"expected\":3", "\"read\":2");
    }

    private static Summary summary(long read, long expected) {
        CountedFlow flow =
                new CountedFlow("air", SiteCode.of("330100"), "127.0.0.1:1", "ods.air.raw", "std.air-quality");
        RecountTotals totals = new RecountTotals(read, read, 0, 0, 0, 0, 0, 0, 0, 0);
        FlowRecount recount = new FlowRecount(flow, Map.of(0, totals), Map.of(), Map.of());
        return new Summary(new RecountReport(List.of(recount), 0, 1, 0), expected, null);
    }
}
