package io.tributary.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordErrorTests {

    @Test
    void aLongValueIsCutBetweenCodePoints() {
        String shown = RecordError.shorten("𠮷".repeat(100));

        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(RecordError.MAX_SEEN + 1);
        assertThat(shown).startsWith("𠮷").endsWith("𠮷…");
    }

    @Test
    void aShortValueIsShownWhole() {
        assertThat(RecordError.shorten("杭州")).isEqualTo("杭州");
        assertThat(RecordError.shorten("x".repeat(RecordError.MAX_SEEN))).hasSize(RecordError.MAX_SEEN);
    }

    @Test
    void controlCharactersAreShownAsOneSign() {
        assertThat(RecordError.shorten("a\nb\u001b[31m\u0000\u0085")).isEqualTo("a␚b␚[31m␚␚");
    }

    @Test
    void aRefusalHasAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Outcome.Rejected(List.of()));
    }

    @Test
    void everyCodeHasAMeaningForPeople() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::meaning))
                .doesNotHaveDuplicates()
                .allMatch(meaning -> meaning.english().length() > 20);
    }
}
