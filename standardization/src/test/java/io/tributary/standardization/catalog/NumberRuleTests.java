package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.error;
import static io.tributary.standardization.catalog.FieldRuleFixture.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import org.junit.jupiter.api.Test;

/** Rules for numbers as people write them, and for what was measured. */
class NumberRuleTests {

    @Test
    void numbersAreReadAsTheyAreWritten() {
        String rule =
                "{from: $.a, number: {kind: decimal, written: [grouped, full-width, chinese, percent], scale: 3}}";

        assertThat(standard(rule, "{\"a\":\"1,234.5678\"}")).isEqualTo("{\"f\":1234.568}");
        assertThat(standard(rule, "{\"a\":\"十二万三千\"}")).isEqualTo("{\"f\":123000}");
        assertThat(standard(rule, "{\"a\":\"５０％\"}")).isEqualTo("{\"f\":0.50}");
        assertThat(standard(rule, "{\"a\":-0.0005}")).isEqualTo("{\"f\":-0.001}");
        assertThat(standard(rule, "{\"a\":\"1e3\"}")).isEqualTo("{\"f\":1E+3}");
        RecordError refused = error(rule, "{\"a\":\"三百五\"}");
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_NUMBER);
        assertThat(refused.seen()).isEqualTo("'三百五'");
        assertThat(refused.message().chinese()).isEqualTo("f：'三百五' 不是十进制数");
        assertThat(error("{from: $.a, number: {kind: integer, written: chinese}}", "{\"a\":\"三点五\"}")
                        .message()
                        .english())
                .isEqualTo("f: '三点五' has a fraction where an integer is needed");
    }

    @Test
    void measuredNumbersAreConverted() {
        assertThat(standard("{from: $.a, unit: {from: mg/m3, to: ug/m3}}", "{\"a\":\"0.069\"}"))
                .isEqualTo("{\"f\":69.000}");
        assertThat(standard("{from: $.a, unit: {from: km/h, to: m/s, scale: 2}}", "{\"a\":36}"))
                .isEqualTo("{\"f\":10}");
        assertThat(standard(
                        "{from: $.a, number: {kind: decimal, written: chinese}, unit: {from: t, to: kg}}",
                        "{\"a\":\"三点五\"}"))
                .isEqualTo("{\"f\":3500.0}");
        assertThat(error("{from: $.a, unit: {from: mg/m3, to: ug/m3}}", "{\"a\":\"high\"}")
                        .code())
                .isEqualTo(ErrorCode.INVALID_NUMBER);
        assertThat(error("{from: $.a, unit: {from: Tm, to: am}}", "{\"a\":\"1e990\"}")
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }
}
