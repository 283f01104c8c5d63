package io.tributary.mirror.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetAnswersTests {

    @Test
    void thousandsOfPartitionsAreAskedForInPortionsAndEachHasItsAnswer() {
        List<TopicPartition> partitions = IntStream.range(0, 1_201)
                .mapToObj(number -> new TopicPartition("ods.t" + number % 7, number))
                .toList();
        List<Integer> portions = new ArrayList<>();
        Admin nowhere = new ForwardingAdmin(Map.of("bootstrap.servers", "127.0.0.1:1")) {
            @Override
            public ListOffsetsResult listOffsets(Map<TopicPartition, OffsetSpec> asked, ListOffsetsOptions options) {
                portions.add(asked.size());
                return super.listOffsets(asked, options);
            }
        };

        try {
            assertThat(OffsetAnswers.ask(nowhere, partitions, OffsetSpec.latest(), new ListOffsetsOptions()))
                    .containsOnlyKeys(partitions);
        } finally {
            nowhere.close(Duration.ZERO);
        }
        assertThat(portions).containsExactly(500, 500, 201);
    }

    @Test
    void nothingIsAskedForNothing() {
        Admin nowhere = new ForwardingAdmin(Map.of("bootstrap.servers", "127.0.0.1:1"));
        try {
            assertThat(OffsetAnswers.ask(nowhere, List.of(), OffsetSpec.latest(), new ListOffsetsOptions()))
                    .isEmpty();
        } finally {
            nowhere.close(Duration.ZERO);
        }
    }
}
