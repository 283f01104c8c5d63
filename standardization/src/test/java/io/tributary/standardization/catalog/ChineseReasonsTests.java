package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes each error code by a contract, and reads what it says in Chinese. */
class ChineseReasonsTests {

    private static final String HAN = "(?s).*\\p{IsHan}.*";
    /** What is quoted may be in any language. */
    private static final String QUOTED = "'[^']*'|\"[^\"]*\"";
    /** Four English words in a row make a sentence that nobody translated; names of keys and codes have no blanks. */
    private static final String ENGLISH_SENTENCE = "(?s).*\\b[A-Za-z]{2,}( [A-Za-z]{2,}){3,}.*";

    private static final String TABLE = """
            code,name
            330100,杭州市
            320106,鼓楼区
            350102,鼓楼区
            """;

    private static final String HISTORY = """
            code,name,valid-from,valid-to
            330185,临安,,2017-08-01
            330112,临安,2017-08-01,
            """;

    private static final Set<ErrorCode> ELSEWHERE = Set.of(ErrorCode.INTERNAL, ErrorCode.REFUSED_BY_UPSTREAM);

    /** Their tests stand with the decoder of Avro, which needs its library's bytes. */
    private static final Set<ErrorCode> OF_AVRO = Set.of(ErrorCode.MALFORMED_AVRO, ErrorCode.UNKNOWN_SCHEMA_ID);

    /**
     * @param source   the section of the flow, without its topic
     * @param standard likewise, without its schema
     */
    private record Provocation(ErrorCode code, String source, String standard, byte[] value) {

        private static Provocation of(ErrorCode code, String source, String standard, String value) {
            return new Provocation(code, source, standard, value.getBytes(StandardCharsets.UTF_8));
        }

        private static Provocation field(ErrorCode code, String rule, String value) {
            return of(code, "format: json", "fields: {v: " + rule + "}", "{\"v\": " + value + "}");
        }

        private List<RecordError> errors() {
            Outcome outcome = new SnapshotFixture()
                    .table("gbt2260", TABLE)
                    .table("history", HISTORY)
                    .schema("any", 1, "{\"properties\": {\"bounded\": {\"maximum\": 5}}}")
                    .flow("""
                            flow: sample
                            source: {topic: ods.sample, %s}
                            standard: {schema: any, %s}
                            target: {topic: std.sample}
                            """.formatted(source, standard))
                    .contract()
                    .open()
                    .standardize(SnapshotFixture.record(value));
            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            return ((Outcome.Rejected) outcome).errors();
        }

        @Override
        public String toString() {
            return code + " " + standard;
        }
    }

    static Stream<Provocation> provocations() {
        String plain = "fields: {v: $.v}";
        return Stream.of(
                Provocation.of(ErrorCode.RECORD_TOO_LARGE, "format: json", plain, " ".repeat(2 << 20)),
                new Provocation(
                        ErrorCode.INVALID_ENCODING, "format: json", plain, "\"市\"".getBytes(Charset.forName("GBK"))),
                Provocation.of(ErrorCode.MALFORMED_JSON, "format: json", plain, "{\"v\":"),
                Provocation.of(ErrorCode.MALFORMED_CSV, "format: csv, csv: {columns: [v, w]}", plain, "1"),
                Provocation.of(ErrorCode.MALFORMED_XML, "format: xml", plain, "<a><b></a>"),
                Provocation.of(ErrorCode.TOO_DEEP, "format: json", plain, "[".repeat(200) + "]".repeat(200)),
                Provocation.of(ErrorCode.LIMIT_EXCEEDED, "format: json", plain, "{\"v\":" + "1".repeat(2000) + "}"),
                Provocation.of(
                        ErrorCode.SOURCE_SCHEMA_VIOLATION, "format: json, accepts: any", plain, "{\"bounded\": 7}"),
                Provocation.of(ErrorCode.SCHEMA_VIOLATION, "format: json", "fields: {bounded: $.v}", "{\"v\": 7}"),
                Provocation.field(ErrorCode.UNKNOWN_CODE, "{from: $.v, code: gbt2260}", "\"宁波\""),
                Provocation.field(ErrorCode.AMBIGUOUS_CODE, "{from: $.v, code: gbt2260}", "\"鼓楼区\""),
                Provocation.of(ErrorCode.WIRE_FORMAT_MISMATCH, "format: json, wire: confluent", plain, "{}"),
                Provocation.of(
                        ErrorCode.EVENT_TIME_MISSING,
                        "format: json",
                        "fields: {v: {from: $.v, code: history}, at: {from: $.at, time: yyyy-MM-dd, zone: UTC}}",
                        "{\"v\": \"临安\"}"),
                Provocation.field(
                        ErrorCode.INVALID_TIME, "{from: $.v, time: yyyy-MM-dd, zone: Asia/Shanghai}", "\"2018-02-30\""),
                Provocation.field(
                        ErrorCode.INVALID_TIME, "{from: $.v, time: epoch-seconds, zone: Asia/Shanghai}", "\"soon\""),
                Provocation.field(ErrorCode.INVALID_NUMBER, "{from: $.v, number: integer}", "\"1.5\""),
                Provocation.field(ErrorCode.INVALID_NUMBER, "{from: $.v, number: decimal}", "\"3,90\""),
                Provocation.field(ErrorCode.INVALID_IDENTIFIER, "{from: $.v, check: resident-id}", "\"1\""),
                Provocation.field(
                        ErrorCode.INVALID_COORDINATES,
                        "{coordinates: {longitude: $.v, latitude: $.v, from: gcj-02, to: wgs-84, give: array}}",
                        "120.1"),
                Provocation.field(ErrorCode.PATTERN_MISMATCH, "{from: $.v, extract: '([0-9]+)'}", "\"x\""),
                Provocation.field(ErrorCode.INVALID_TYPE, "{from: $.v, number: integer}", "[1]"),
                Provocation.field(ErrorCode.INVALID_TYPE, "{from: $.v, code: gbt2260}", "{}"),
                Provocation.field(ErrorCode.EXPRESSION_FAILED, "{cel: 'record.w > 1'}", "1"),
                Provocation.field(ErrorCode.EXPRESSION_FAILED, "{cel: '1 / int(record.v - 1)'}", "1"),
                Provocation.field(ErrorCode.EXPRESSION_FAILED, "{cel: 'record.v + record.v[0]'}", "1"),
                Provocation.of(ErrorCode.EXPRESSION_FAILED, "format: json", plain + ", when: record.v", "{\"v\": 1}"),
                Provocation.of(ErrorCode.KEY_MISSING, "format: json", plain + ", key: v", "{}"),
                Provocation.of(ErrorCode.KEY_MISSING, "format: json", plain + ", key: v", "{\"v\": [1]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("provocations")
    void everyReasonIsChineseThroughout(Provocation provocation) {
        List<RecordError> errors = provocation.errors();

        assertThat(errors).extracting(RecordError::code).contains(provocation.code());
        assertThat(errors).allSatisfy(error -> {
            assertChinese(error.message());
            assertThat(error.message().chinese()).matches(HAN);
            if (error.expected() != null) {
                assertChinese(error.expected());
            }
        });
    }

    private static void assertChinese(Wording wording) {
        assertThat(wording.english()).isNotBlank();
        assertThat(wording.chinese().replaceAll(QUOTED, "")).isNotBlank().doesNotMatch(ENGLISH_SENTENCE);
    }

    @Test
    void noCodeIsForgotten() {
        // A fault that nobody foresaw cannot be foreseen by a test either, and the upstream is not here.
        assertThat(provocations().map(Provocation::code))
                .containsAll(Arrays.stream(ErrorCode.values())
                        .filter(code -> !ELSEWHERE.contains(code) && !OF_AVRO.contains(code))
                        .toList());
    }
}
