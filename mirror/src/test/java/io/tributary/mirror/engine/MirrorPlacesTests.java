package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MirrorPlacesTests {

    private static final TopicPartition LEDGER = new TopicPartition("tributary.ledger.330100.ods.air", 0);

    @Test
    void anOffsetOfAFormerTopicIsNoPlaceInTheOneThatWasMadeAnew() {
        Map<TopicPartition, OffsetAndMetadata> committed = Map.of(LEDGER, new OffsetAndMetadata(1_000_000, "former"));

        assertThat(MirrorPlaces.ofGroup(committed, Map.of(LEDGER, "now"))).isEmpty();
        assertThat(MirrorPlaces.ofGroup(committed, Map.of(LEDGER, "former"))).containsEntry(LEDGER, 1_000_000L);
    }
}
