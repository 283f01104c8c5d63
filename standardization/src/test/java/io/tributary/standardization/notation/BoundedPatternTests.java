package io.tributary.standardization.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]+号",
                "^[0-9]{6}(19|20)[0-9]{9}[0-9X]$",
                "a{1000}",
                "(a{100}){100}",
                "[]{]{3}",
                "[^]]{2,}",
                "[[:alpha:]]{2}",
                "a\\{1000}b",
                "x{,3}",
                "x{1000",
                "\\Q((a{9})\\E",
                "\\Q{1000}{1000}{1000}\\E",
                "(\\x{1000}\\x{1000}){20}"
            })
    void patternsOfTheFieldCompile(String pattern) {
        assertThat(BoundedPattern.compile(pattern)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{100}){100}){100}",
                "(((a{1000}){1000}){1000}){1000}",
                "(a{500}b{500}){1,100}",
                "([ab]{1000}){21,}",
                "(?=a)",
                "(a)\\1",
                "(",
                "a**"
            })
    void patternsThatGrowWithoutBoundOrAreNoneAreRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedPattern.compile(pattern));
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 5000})
    void aPatternIsShort(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedPattern.compile("a".repeat(length)));
    }
}
