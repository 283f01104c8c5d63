package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal by each keyword of a schema says in both languages. */
class SchemaSentenceTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "minimum": 15         | 12       | 's /v is 12 and must be at least 15 (minimum: 15 in any@1) | /v 为 12，应不小于 15（any@1 的 minimum: 15）
            "maximum": 5          | 12       | 's /v is 12 and must be at most 5 (maximum: 5 in any@1)    | /v 为 12，应不大于 5（any@1 的 maximum: 5）
            "exclusiveMinimum": 1 | 1        | 's /v is 1 and must be more than 1 (exclusiveMinimum: 1 in any@1) | /v 为 1，应大于 1（any@1 的 exclusiveMinimum: 1）
            "type": "integer"     | "x"      | 's /v is 'x' and must be an integer (type: "integer" in any@1)   | /v 为 'x'，应为整数（any@1 的 type: "integer"）
            "type": ["string", "null"] | [1] | 's /v is an array of 1 element and must be a string or null (type: ["string","null"] in any@1) | /v 为含 1 个元素的数组，应为字符串或空值 null（any@1 的 type: ["string","null"]）
            "maxLength": 2        | "河边站" | 's /v is '河边站', 3 characters, and must be text of at most 2 characters (maxLength: 2 in any@1) | /v 为 '河边站'（3 个字符），应至多有 2 个字符（any@1 的 maxLength: 2）
            "pattern": "^A"       | "b"      | 's /v is 'b' and must be text that matches "^A" (pattern: "^A" in any@1) | /v 为 'b'，应匹配正则表达式 "^A"（any@1 的 pattern: "^A"）
            "format": "date-time" | "b"      | 's /v is 'b' and must be text in the format "date-time" (format: "date-time" in any@1) | /v 为 'b'，应符合 "date-time" 格式（any@1 的 format: "date-time"）
            "enum": ["优", "良"]  | "差"     | 's /v is '差' and must be one of ["优","良"] (enum: ["优","良"] in any@1) | /v 为 '差'，应为 ["优","良"] 之一（any@1 的 enum: ["优","良"]）
            "uniqueItems": true   | [1, 1]   | 's /v is an array of 2 elements and must be an array of elements that all differ (uniqueItems: true in any@1) | /v 为含 2 个元素的数组，应为元素互不重复的数组（any@1 的 uniqueItems: true）
            "required": ["a"]     | {}       | ` has no /v/a, which must be there (required in any@1)` | `缺少 /v/a，该字段必填（any@1 的 required）`
            "additionalProperties": false | {"b": 2} | ` has a field /v/b that the schema does not name (additionalProperties in any@1)` | `多出字段 /v/b，Schema 中没有定义（any@1 的 additionalProperties）`
            """)
    void eachKeywordHasASentenceOfItsOwn(String keyword, String value, String english, String chinese) {
        Outcome outcome = new SnapshotFixture()
                .schema("any", 1, "{\"properties\": {\"v\": {" + keyword + "}}}")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json}
                        standard: {schema: any, fields: {v: $.v}}
                        target: {topic: std.sample}
                        """)
                .outcome("{\"v\":" + value + "}");

        RecordError error = ((Outcome.Rejected) outcome).errors().get(0);
        assertThat(error.message().english()).isEqualTo("the standard record" + english);
        assertThat(error.message().chinese()).isEqualTo("标准记录" + (chinese.startsWith("/") ? " " : "") + chinese);
        assertThat(error.expected()).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"multipleOf: 5", "exclusiveMaximum: 3", "const: 4", "not: {}"})
    void theExpectationStandsAloneInBothLanguages(String keyword) {
        String schema = "{\"properties\": {\"v\": {\"" + keyword.replaceFirst(":", "\":") + "}}}";
        Outcome outcome =
                new SnapshotFixture().schema("any", 1, schema).flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json}
                        standard: {schema: any, fields: {v: $.v}}
                        target: {topic: std.sample}
                        """).outcome("{\"v\":12}");

        Wording expected = ((Outcome.Rejected) outcome).errors().get(0).expected();
        assertThat(expected).isNotNull().satisfies(wording -> {
            assertThat(wording.english()).doesNotMatch(".*\\p{IsHan}.*");
            assertThat(wording.chinese()).matches(".*\\p{IsHan}.*").doesNotStartWith("为");
        });
    }
}
