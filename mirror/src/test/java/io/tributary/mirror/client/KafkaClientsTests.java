package io.tributary.mirror.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaClientsTests {

    @Test
    void whoReadsSpansHasNoFetchKeptForHalfASecond() {
        assertThat(KafkaClients.ofSpans(Map.of("client.id", "search")))
                .containsEntry("client.id", "search")
                .containsEntry("fetch.max.wait.ms", "20");
    }
}
