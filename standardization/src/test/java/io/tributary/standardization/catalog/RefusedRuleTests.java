package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are refused when they are loaded, with their place. */
class RefusedRuleTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{from: $.a, extract: '('} | 6:29: standard.fields.f.extract: the pattern is none of RE2's syntax",
                "{from: $.a, extract: '(?=a)'} | there is no lookahead",
                "{from: $.a, extract: '((a{100}){100}){100}'} | the pattern repeats too much",
                "{from: $.a, extract: {pattern: '(?<no>a)', group: on}} | no group 'on'; did you mean 'no'?",
                "{from: $.a, extract: {pattern: 'a', group: no}} | name one as in (?<no>[0-9]+)",
                "{from: $.a, upper: true, lower: true} | 'lower' does not go with 'upper'",
                "{from: $.a, pick: first, join: ','} | 'join' does not go with 'pick'",
                "{from: $.a, pick: middle} | expected first, last, or a place such as 0 or -1",
                "{from: $.a, trim: 1} | expected true or false; got the number '1'",
                "{from: $.a, split: ''} | it is empty",
                "{from: $.a, tirm: true} | did you mean 'trim'?",
                "{from: $.a, each: {number: int}} | f.each.number: expected one of decimal, integer",
                "{from: $.a, each: {const: 1}} | a rule for elements reads them",
                "{from: $.a, each: {from: $..b}} | f.each.from",
                "{from: [$.a, $..b]} | f.from",
                "{from: $.a, each: {cel: elemnt}} | f.each.cel: the CEL expression does not compile",
                "{cel: element} | undeclared reference to 'element'",
                "{fields: {a: {from: $.a, code: none}}} | f.fields.a.code: there is no code table 'none'",
                "{fields: {a: $.a}, trim: true} | 'trim' does not go with 'fields'",
                "{from: $.a, unit: {from: mg/m3, to: m/s}} | f.unit: 'mg/m3' measures mass concentration and 'm/s' speed",
                "{from: $.a, unit: {from: km/h, to: m/s}} | say with 'scale' to how many",
                "{from: $.a, unit: {from: km/h, to: m/sec}} | did you mean 's'?",
                "{from: $.a, number: {kind: integer, scale: 1}} | an integer has no digits after the point",
                "{from: $.a, number: {kind: decimal, written: [chinees]}} | did you mean 'chinese'?",
                "{from: $.a, time: [epoch-millis, yyyyMMdd], zone: UTC} | 'epoch-millis' stands alone",
                "{from: $.a, time: epoch-millis, zone: UTC, numerals: chinese} | a count is written in digits",
                "{from: $.a, time: [HH:mm], zone: UTC} | needs year, month and day",
                "{from: $.a, code: x, unit: {from: m, to: km}} | 'unit' does not go with 'code'",
                "{coordinates: {longitude: $.x, latitude: $.y, from: gcj02, to: wgs-84, give: array}} | did you mean 'gcj-02'?",
                "{coordinates: {longitude: $.x, from: gcj-02, to: wgs-84, give: array}} | 'latitude' is missing",
                "{coordinates: {longitude: $..x, latitude: $.y, from: gcj-02, to: wgs-84, give: array}} | f.coordinates.longitude.from",
                "{fields: {a: $.a}, from: $.b} | 'fields' does not go with 'from'"
            })
    void aRuleThatCannotBeMeantIsRefusedWithItsPlace(String rule, String message) {
        assertThat(problems("fields:\n  f: " + rule))
                .anySatisfy(problem -> assertThat(problem).contains(message).matches("flows/0.yaml:[0-9]+:[0-9]+: .*"));
    }
}
