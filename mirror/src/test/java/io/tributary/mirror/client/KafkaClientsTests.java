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

    @Test
    void figuresOfClientsAreKeptForNobodyUnlessTheirUserWantsThem() {
        assertThat(KafkaClients.producerConfig(properties(Map.of()), Map.of(), Map.of()))
                .containsEntry("metric.reporters", "")
                .containsEntry("enable.metrics.push", "false");
        assertThat(KafkaClients.producerConfig(properties(Map.of("enable.metrics.push", "true")), Map.of(), Map.of()))
                .containsEntry("enable.metrics.push", "true");
    }

    private static ClientProperties properties(Map<String, String> ofProducers) {
        return new ClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1"), Map.of(), ofProducers, Map.of());
    }
}
