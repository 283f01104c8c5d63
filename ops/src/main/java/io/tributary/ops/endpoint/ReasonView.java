package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;

/** A reason of a refusal; what is for people stands in English and, under the names with {@code Zh}, in Chinese. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReasonView(
        ErrorCode code,
        String pointer,
        @Nullable String sourcePointer,
        @Nullable String rule,
        @Nullable String expected,
        @Nullable String expectedZh,
        @Nullable String seen,
        String message,
        String messageZh) {

    static ReasonView of(RecordError error) {
        Wording expected = error.expected();
        return new ReasonView(
                error.code(),
                error.pointer(),
                error.sourcePointer(),
                error.rule(),
                expected == null ? null : expected.english(),
                expected == null ? null : expected.chinese(),
                error.seen(),
                error.message().english(),
                error.message().chinese());
    }
}
