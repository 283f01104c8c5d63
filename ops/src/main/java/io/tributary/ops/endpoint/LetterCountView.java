package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.deadletter.LetterCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of one source topic.
 *
 * @param whole whether all of them were looked at, or only the newest
 */
record LetterCountView(
        String flow,
        String topic,
        long letters,
        long repeats,
        long withoutValue,
        long strangers,
        boolean whole,
        List<Reason> reasons) {

    /**
     * @param newest     the newest record that was refused for it
     * @param newestTime of that one; absent where it has none
     * @param reason     as that one has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(
            long records, SourcePosition newest, @Nullable Instant newestTime, ReasonView reason) {}

    static LetterCountView of(String flow, String topic, LetterCount count) {
        return new LetterCountView(
                flow,
                topic,
                count.letters(),
                count.repeats(),
                count.withoutValue(),
                count.strangers(),
                count.isWhole(),
                count.reasons().stream()
                        .map(reason -> new Reason(
                                reason.records(),
                                reason.newest(),
                                LetterPageView.time(reason.newestMillis()),
                                ReasonView.of(reason.error())))
                        .toList());
    }
}
