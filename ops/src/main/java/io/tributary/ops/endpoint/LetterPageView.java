package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.deadletter.LetterPage;
import io.tributary.mirror.deadletter.StoredLetter;
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
     * @param flowVersion  that refused it
     */
    record Letter(
            SourcePosition position, long letterOffset, Instant time, String flowVersion, List<ReasonView> reasons) {

        static Letter of(StoredLetter letter) {
            return new Letter(
                    letter.position(),
                    letter.letterOffset(),
                    Instant.ofEpochMilli(letter.timestampMillis()),
                    letter.flowVersion(),
                    letter.errors().stream().map(ReasonView::of).toList());
        }
    }

    static LetterPageView of(LetterPage page) {
        return new LetterPageView(
                page.letters().stream().map(Letter::of).toList(),
                page.left().isEmpty() ? null : page.left().from());
    }
}
