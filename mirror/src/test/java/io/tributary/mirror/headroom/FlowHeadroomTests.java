package io.tributary.mirror.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowHeadroomTests {

    private static PartitionHeadroom partition(int number, HeadroomLevel level, long leastMillis) {
        return new PartitionHeadroom(
                number,
                level,
                new Span(leastMillis, Span.NEVER),
                Limit.TIME,
                leastMillis,
                null,
                10,
                null,
                null,
                null,
                null,
                Span.NEVER_AT_ALL,
                null);
    }

    @SeededTest
    void theMostEndangeredComeFirstAndAreBounded(long seed) {
        List<PartitionHeadroom> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(partition(i, i < 3 ? HeadroomLevel.CRITICAL : HeadroomLevel.OK, i * 1_000));
        }
        Collections.shuffle(all, new Random(seed));

        FlowHeadroom flow = FlowHeadroom.of(all, null);

        assertThat(flow.level()).isEqualTo(HeadroomLevel.CRITICAL);
        assertThat(flow.span().leastMillis()).isZero();
        assertThat(flow.endangered()).isEqualTo(3);
        assertThat(flow.partitions())
                .hasSize(FlowHeadroom.PARTITIONS_SHOWN)
                .extracting(PartitionHeadroom::partition)
                .startsWith(0, 1, 2, 3)
                .isSorted();
    }

    @Test
    void adviceNamesRatesAndTheCommand() {
        Remedy slow = new Remedy(100, 150, 400, 1_000, 90_000_000, 0, false);
        Advice advice = Advice.of(List.of(slow, slow), HeadroomSettings.DEFAULT, "ods.air", "city:9092");

        assertThat(advice.sentences())
                .containsExactly(
                        "200 records/s, 200 kB/s are read now. What helps is a larger share of the link for its lane,"
                                + " or more bytes a second: 300 records/s, 300 kB/s (1.5 times as much) hold the place,"
                                + " 800 records/s, 800 kB/s (4 times as much) catch up before the deletion would come if"
                                + " nothing were read",
                        "a longer retention: 1 d 1 h buy 1 d at the rates of now, and do not end it, because less is"
                                + " read than comes",
                        "kafka-configs --bootstrap-server city:9092 --alter --entity-type topics --entity-name ods.air"
                                + " --add-config retention.ms=90000000");
    }

    @Test
    void levelsAreOrderedAsTheMetricSays() {
        assertThat(HeadroomLevel.values())
                .containsExactly(
                        HeadroomLevel.OK,
                        HeadroomLevel.UNKNOWN,
                        HeadroomLevel.WATCH,
                        HeadroomLevel.WARNING,
                        HeadroomLevel.CRITICAL,
                        HeadroomLevel.LOSING);
    }
}
