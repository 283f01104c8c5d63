package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.mirror.topics.TopicChoice;
import io.tributary.mirror.topics.TopicDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A topic of the site's cluster: which flow reads it, or why none does, and what is not as it should be at its target. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TopicView(
        String topic,
        TopicChoice.Verdict verdict,
        @Nullable String flow,
        @Nullable String targetTopic,
        String reason,
        List<TopicDifference> differences) {

    static TopicView of(TopicChoice choice) {
        return new TopicView(
                choice.topic(),
                choice.verdict(),
                choice.flow() == null ? null : choice.flow().value(),
                choice.target(),
                choice.reason(),
                choice.differences());
    }
}
