package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.dictionary.CodeIndex;
import io.tributary.standardization.dictionary.CodeIndex.Match;
import io.tributary.standardization.dictionary.UnmappedCensus;
import org.jspecify.annotations.Nullable;

/** Replaces a value by its code. An empty cell is no code. */
final class CodeConversion implements ValueConversion {

    private final CodeIndex index;
    private final String rule;
    private final CodeWording words;
    private final @Nullable RecordDate date;
    private final @Nullable UnmappedCensus census;

    /**
     * @param date   when records happened; absent where no answer depends on it
     * @param census absent where the field's values must not show
     */
    CodeConversion(CodeLookup lookup, CodeIndex index, @Nullable RecordDate date, @Nullable UnmappedCensus census) {
        this.index = index;
        this.rule = "code: " + lookup.table();
        this.words = new CodeWording(lookup);
        this.date = date;
        this.census = census;
    }

    @Override
    public Object convert(Object value) {
        throw new IllegalStateException("a look-up may need the time of the record");
    }

    @Override
    public @Nullable Object convert(Object value, RecordScope scope) throws FieldRefusal {
        if (!JsonText.isScalar(value)) {
            throw refusal(ErrorCode.INVALID_TYPE, value, words.noSingleValue());
        }
        String text = JsonText.scalar(value);
        Match match = index.find(text);
        if (match instanceof Match.Dated dated) {
            match = matchAtTheTime(dated, value, scope);
        }
        if (match instanceof Match.Answer answer) {
            return answer.value().isEmpty() ? null : answer.value();
        }
        if (match instanceof Match.Ambiguous ambiguous) {
            throw refusal(ErrorCode.AMBIGUOUS_CODE, value, words.ambiguous(ambiguous.candidates()));
        }
        throw unknown(text, value);
    }

    private Match matchAtTheTime(Match.Dated dated, Object value, RecordScope scope) throws FieldRefusal {
        if (date == null) {
            throw new IllegalStateException("a dated table was compiled without a date");
        }
        Long day = date.epochDay(scope);
        if (day == null) {
            throw refusal(ErrorCode.EVENT_TIME_MISSING, value, words.timeless(date.field()));
        }
        Match match = dated.on(day);
        if (match == null) {
            counted(JsonText.scalar(value));
            throw refusal(
                    ErrorCode.UNKNOWN_CODE, value, words.atAnotherTime(dated.periods(), date.isHidden() ? null : day));
        }
        return match;
    }

    private FieldRefusal unknown(String text, Object value) {
        String nearest = counted(text);
        String leftOut = index.leftOut(text);
        return refusal(ErrorCode.UNKNOWN_CODE, value, words.unknown(leftOut, nearest));
    }

    /** Takes the value down where it may show, and tells the nearest entry. */
    private @Nullable String counted(String text) {
        return census == null ? null : census.count(text).stream().findFirst().orElse(null);
    }

    private FieldRefusal refusal(ErrorCode code, Object value, Wording reason) {
        return new FieldRefusal(code, rule, words.expected(), value, reason);
    }
}
