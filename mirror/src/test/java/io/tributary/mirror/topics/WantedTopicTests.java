package io.tributary.mirror.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WantedTopicTests {

    private static final int CONTROLLER_RECORDS = 10_000;

    @Test
    void aHundredTopicsOfAHundredPartitionsComeInPortionsThatAControllerTakes() {
        // Given
        List<WantedTopic> topics = topics(100, 100);

        // When
        List<List<WantedTopic>> portions = WantedTopic.portions(topics);

        // Then
        assertThat(portions).hasSizeBetween(2, 5);
        assertThat(portions)
                .allSatisfy(portion -> assertThat(portion.stream()
                                .mapToInt(topic ->
                                        topic.partitions() + topic.config().size() + 1)
                                .sum())
                        .isLessThan(CONTROLLER_RECORDS / 2));
        assertThat(portions.stream().flatMap(List::stream)).containsExactlyElementsOf(topics);
    }

    @Test
    void settingsCountToo() {
        assertThat(WantedTopic.portions(topics(2_000, 1))).hasSizeGreaterThan(1);
    }

    @Test
    void aTopicThatIsLargerThanAPortionIsOneOfItsOwn() {
        // Given
        WantedTopic large = topic("large", 9_000);

        // When
        List<List<WantedTopic>> portions = WantedTopic.portions(List.of(topic("first", 1), large, topic("last", 1)));

        // Then
        assertThat(portions).containsExactly(List.of(topic("first", 1)), List.of(large), List.of(topic("last", 1)));
    }

    @Test
    void fewTopicsAreOnePortionAndNoneAreNone() {
        assertThat(WantedTopic.portions(topics(3, 4))).containsExactly(topics(3, 4));
        assertThat(WantedTopic.portions(List.of())).isEmpty();
    }

    private static List<WantedTopic> topics(int count, int partitions) {
        return IntStream.range(0, count)
                .mapToObj(number -> topic("ods." + number, partitions))
                .toList();
    }

    private static WantedTopic topic(String name, int partitions) {
        return new WantedTopic(
                name,
                partitions,
                partitions,
                -1,
                Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }
}
