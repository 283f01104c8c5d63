package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.deadletter.LetterHead;
import io.tributary.mirror.deadletter.LetterPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some letters of one partition.
 *
 * @param next where the next page begins, in the dead-letter topic; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterPageView(List<Letter> letters, @Nullable Long next) {

    /**
     * A letter without its value, which may be anything.
     *
     * @param position     of the record that was refused
     * @param letterOffset in the dead-letter topic
     * @param time         of the record; absent where it has none
     * @param flowVersion  that refused it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Letter(
            SourcePosition position,
            long letterOffset,
            @Nullable Instant time,
            String flowVersion,
            List<ReasonView> reasons) {

        static Letter of(LetterHead letter) {
            return new Letter(
                    letter.position(),
                    letter.letterOffset(),
                    LetterPageView.time(letter.timestampMillis()),
                    letter.flowVersion(),
                    letter.errors().stream().map(ReasonView::of).toList());
        }
    }

    /** Absent where the record has none. */
    static @Nullable Instant time(long millis) {
        return millis < 0 ? null : Instant.ofEpochMilli(millis);
    }

    static LetterPageView of(LetterPage page) {
        return new LetterPageView(
                page.letters().stream().map(Letter::of).toList(),
                page.left().isEmpty() ? null : page.left().from());
    }
}
