package io.tributary.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCodeTests {

    @ParameterizedTest
    @CsvSource({"330000, PROVINCE", "330100, PREFECTURE", "330106, COUNTY", "110000, PROVINCE"})
    void trailingZerosTellTheTier(String code, Tier tier) {
        assertThat(SiteCode.of(code).tier()).isEqualTo(tier);
        assertThat(SiteCode.of(code)).hasToString(code);
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "33010", "3301000", "33010a", " 330100", "３３０１００", "330-10"})
    void anythingButSixDigitsIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteCode.of(text))
                .withMessageContainingAll("six digits", "such as 330100", "'" + text + "'");
    }
}
