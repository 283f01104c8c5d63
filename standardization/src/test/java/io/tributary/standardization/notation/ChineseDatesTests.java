package io.tributary.standardization.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseDatesTests {

    @ParameterizedTest
    @CsvSource({
        "二〇二六年十一月二十一日, 2026年11月21日",
        "二零零八年八月八日下午八时八分, 2008年8月8日PM8时8分",
        "一九九九年十二月三十一日, 1999年12月31日",
        "二○一八年二月廿日, 2018年2月20日",
        "二〇一八年一月卅一日上午九时三十分, 2018年1月31日AM9时30分",
        "贰零贰陆年壹拾月零伍日, 2026年10月05日",
        "2026年3月四日, 2026年3月4日",
        "凌晨十二时, AM12时"
    })
    void numeralsBecomeDigits(String written, String plain) {
        assertThat(ChineseDates.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-01-02", "元年", "初五十五十日", "二〇二六年X月"})
    void whatIsNoNumeralStays(String text) {
        assertThat(ChineseDates.plain(text)).doesNotContain("null").hasSizeGreaterThanOrEqualTo(text.isEmpty() ? 0 : 2);
    }

    @Test
    void fullWidthCharactersBecomeHalfWidthAndNothingElse() {
        assertThat(HalfWidth.of("ＡＢＣ　１２３，．！～「。」ｱ杭州")).isEqualTo("ABC 123,.!~「。」ｱ杭州");
        String same = "杭州 abc";
        assertThat(HalfWidth.of(same)).isSameAs(same);
    }

    @Test
    void blanksOfEveryKindAreTrimmed() {
        assertThat(Blanks.trim("\uFEFF\u200B \t\r\n\u00A0\u3000\u2003西 湖\u2028\u3000"))
                .isEqualTo("西 湖");
        assertThat(Blanks.trim(" \u3000")).isEmpty();
        assertThat(Blanks.trim("\u0000x")).isEqualTo("\u0000x");
    }
}
