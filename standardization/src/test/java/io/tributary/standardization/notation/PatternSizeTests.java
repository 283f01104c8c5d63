package io.tributary.standardization.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSizeTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^[0-9]{6}$ | true",
                "(a{10}){10} | true",
                "\\x{1000}\\x{1000}\\p{Han} | true",
                "[{2000}(] | true",
                "[[:alpha:]{9000}]{3} | true",
                "\\Q{1000}(\\E{3} | true",
                "a{b}{1 | true",
                "(x{1000}){3} | true",
                "(x{1000}){5} | false",
                "((x{1000})\\Q(\\E){1000} | false",
                "(?:(?:x{100}){100}) | false",
                "((((x{9999}){9999}){9999}){9999}){9999} | false"
            })
    void theSizeOfAPatternIsKnownWithoutWritingItOut(String pattern, boolean bounded) {
        assertThat(PatternSize.isWithin(4_000, pattern)).isEqualTo(bounded);
    }

    @Test
    void groupsInsideEachOtherAreCounted() {
        assertThat(PatternSize.isWithin(4_000, "(".repeat(200) + "a" + ")".repeat(200)))
                .isTrue();
        assertThat(PatternSize.isWithin(4_000, "(".repeat(201) + "a" + ")".repeat(201)))
                .isFalse();
    }
}
