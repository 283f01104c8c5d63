package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.LaneName;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TopicWorksTests {

    private static final SourceTopic WATER = StreamFixture.topic("water", LaneName.NORMAL, "water", "std.water", 2);

    private long nanos;
    private final AtomicBoolean flawed = new AtomicBoolean(true);
    private final SourceTopic air =
            FlawedContract.topic(StreamFixture.topic("air", LaneName.NORMAL, "air", "std.air", 2), flawed);
    private final TopicWorks works = new TopicWorks(new StreamFixture().lane(LaneName.NORMAL), () -> nanos);

    @Test
    void contractThatCannotBeOpenedSaysWhyAndLeavesTheOthersAlone() {
        works.follow(List.of(air, WATER, air));

        assertThat(works.of(air)).isNull();
        assertThat(works.fault(air)).contains("air cannot be mirrored: flow air", "no such cipher", "tried again");
        assertThat(works.of(WATER)).isNotNull();
        assertThat(works.fault(WATER)).isNull();
    }

    @Test
    void contractWhoseCodeCannotBeLoadedIsTheFaultOfItsOwnTopicToo() {
        SourceTopic unloadable = FlawedContract.topic(WATER, () -> {
            throw new NoClassDefFoundError("org/example/Cipher");
        });

        works.follow(List.of(unloadable));

        assertThat(works.of(unloadable)).isNull();
        assertThat(works.fault(unloadable)).contains("NoClassDefFoundError: org/example/Cipher");
    }

    @Test
    void contractThatCouldNotBeOpenedIsTriedAgainAfterAWaitThatGrowsToAMinute() {
        for (int i = 0; i < 10; i++) {
            // What is followed for other reasons is no try that was waited for.
            works.follow(List.of(air));
        }
        assertThat(works.isDue()).isFalse();
        nanos += Duration.ofSeconds(8).toNanos();
        assertThat(works.isDue()).isTrue();

        for (int i = 0; i < 10; i++) {
            works.follow(List.of(air));
            nanos += Duration.ofMinutes(2).toNanos();
        }
        works.follow(List.of(air));
        nanos += Duration.ofSeconds(8).toNanos();
        assertThat(works.isDue()).isFalse();
        nanos += Duration.ofMinutes(1).toNanos();
        assertThat(works.isDue()).isTrue();

        // When
        flawed.set(false);
        works.follow(List.of(air));

        // Then
        assertThat(works.of(air)).isNotNull();
        assertThat(works.fault(air)).isNull();
        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(works.isDue()).isFalse();
    }

    @Test
    void topicThatStaysKeepsWhatDecidesItsRecordsAndOneThatGoesIsForgotten() {
        works.follow(List.of(WATER));
        TopicWork before = works.of(WATER);

        works.follow(List.of(WATER, air));
        assertThat(works.of(WATER)).isSameAs(before);

        works.follow(List.of());
        assertThat(works.of(WATER)).isNull();
        assertThat(works.fault(air)).isNull();
    }
}
