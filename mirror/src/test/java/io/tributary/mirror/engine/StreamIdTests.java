package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.LaneName;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTests {

    @ParameterizedTest
    @ValueSource(strings = {"ods.air", "ods.water.raw", "a", "源"})
    void partitionsOfATopicSpreadEvenlyOverTheStreams(String topic) {
        for (int streams = 1; streams <= 7; streams++) {
            int each = 3;
            int of = streams;
            var spread = IntStream.range(0, streams * each)
                    .mapToObj(partition -> StreamId.of(LaneName.NORMAL, Delivery.EXACTLY_ONCE, topic, partition, of))
                    .collect(Collectors.groupingBy(StreamId::number, Collectors.counting()));
            assertThat(spread)
                    .hasSize(streams)
                    .allSatisfy((stream, count) -> assertThat(count).isEqualTo(each));
        }
    }

    @Test
    void firstStreamIsCalledAsItsLaneIs() {
        assertThat(new StreamId(LaneName.BULK, Delivery.EXACTLY_ONCE, 0)).hasToString("bulk");
        assertThat(new StreamId(LaneName.BULK, Delivery.EXACTLY_ONCE, 2)).hasToString("bulk.2");
        assertThat(new StreamId(LaneName.BULK, Delivery.AT_LEAST_ONCE, 0)).hasToString("bulk.at-least-once");
        assertThat(new StreamId(LaneName.BULK, Delivery.AT_LEAST_ONCE, 2)).hasToString("bulk.at-least-once.2");
    }
}
