package io.tributary.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTests {

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aCodeSaysWhatIsWrongAndWhatToDoInBothLanguages(ErrorCode code) {
        assertThat(Stream.of(code.meaning(), code.remedy())).allSatisfy(wording -> {
            assertThat(wording.english()).isNotBlank().doesNotMatch(".*\\p{IsHan}.*");
            assertThat(wording.chinese()).matches(".*\\p{IsHan}.*").isNotEqualTo(wording.english());
        });
    }
}
