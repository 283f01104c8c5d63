package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.error;
import static io.tributary.standardization.catalog.FieldRuleFixture.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(standard(rule, "{\"a\":\"1e3\"}")).isEqualTo("{\"f\":1000}");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{from: $.a, number: {kind: decimal, scale: 0}} | \"12.6\" | 13",
                "{from: $.a, number: {kind: decimal, scale: 0}} | 1234567890123456789012.5 | 1234567890123456789013",
                "{from: $.a, number: {kind: decimal, scale: 0}} | 1E3 | 1000",
                "{from: $.a, number: {kind: decimal, scale: 0}} | \"1e3\" | 1000",
                "{from: $.a, number: {kind: decimal, scale: 2}} | -12E20 | -1200000000000000000000",
                "{from: $.a, unit: {from: km, to: m}} | 10000000000000000000 | 10000000000000000000000",
                "{from: $.a, unit: {from: m, to: km, scale: 0}} | 1499 | 1",
                "{cel: uint(record.a)} | 7 | 7"
            })
    void whatHasNoDigitsAfterThePointIsAnIntegerToTheSchema(String rule, String number, String expected) {
        SnapshotFixture catalog = new SnapshotFixture()
                .schema("whole", 1, "{\"type\":\"object\",\"properties\":{\"f\":{\"type\":\"integer\"}}}")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json}
                        standard: {schema: whole@1, fields: {f: %s}}
                        target: {topic: std.sample}
                        """.formatted(rule));

        assertThat(SnapshotFixture.value(catalog.outcome("{\"a\":" + number + "}")))
                .isEqualTo("{\"f\":" + expected + "}");
    }

    @Test
    void anUnsignedNumberOfAnExpressionIsANumberLikeAnyOther() {
        assertThat(standard("{cel: uint(record.a), time: epoch-seconds, zone: UTC}", "{\"a\":0}"))
                .isEqualTo("{\"f\":\"1970-01-01T00:00:00Z\"}");
    }
}
