package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flow makes of a record, rule by rule. */
class StandardizationTests {

    private static final String DIVISIONS = """
            code,name,level
            330100,杭州市,prefecture
            320106,鼓楼区,county
            350102,鼓楼区,county
            330000,浙江,province
            """;

    private static SnapshotFixture mapping(String standard) {
        return new SnapshotFixture().table("gbt2260", DIVISIONS).mapping(standard);
    }

    private static Object tree(Outcome outcome) {
        return JsonText.parse(SnapshotFixture.value(outcome));
    }

    private static List<RecordError> errors(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).errors();
    }

    private static RecordError error(Outcome outcome) {
        assertThat(errors(outcome)).hasSize(1);
        return errors(outcome).get(0);
    }

    @Test
    void fieldsAreWrittenInTheOrderOfTheFlow() {
        SnapshotFixture catalog = mapping("""
                fields:
                  z: $.a
                  constant: {const: cnemc}
                  flag: {const: true}
                  copy: $.o
                  a: $.z
                """);

        assertThat(SnapshotFixture.value(catalog.outcome("{\"o\":{\"x\":[1,0.50]},\"z\":1,\"a\":\"é\"}")))
                .isEqualTo("{\"z\":\"é\",\"constant\":\"cnemc\",\"flag\":true,\"copy\":{\"x\":[1,0.50]},\"a\":1}");
    }

    @Test
    void whatIsAbsentOrMissingLeavesTheFieldOutUnlessThereIsADefault() {
        SnapshotFixture catalog = mapping("""
                fields:
                  a: {from: $.a, number: integer, missing: ["-;", "", "-99"]}
                  b: {from: $.b, missing: "-", default: none}
                  c: {from: $.c, number: integer, default: 0}
                  d: $.d
                """);

        assertThat(SnapshotFixture.value(catalog.outcome("{\"a\":\"-;\",\"b\":\"-\",\"c\":null}")))
                .isEqualTo("{\"b\":\"none\",\"c\":0}");
        assertThat(SnapshotFixture.value(catalog.outcome("{\"a\":-99}"))).isEqualTo("{\"b\":\"none\",\"c\":0}");
        assertThat(SnapshotFixture.value(catalog.outcome("{\"a\":\"12.0\",\"b\":\"x\",\"c\":\"7\",\"d\":false}")))
                .isEqualTo("{\"a\":12,\"b\":\"x\",\"c\":7,\"d\":false}");
    }

    @Test
    void aNullIsCopiedAsItIsAndIsNoValueToAnyRule() {
        SnapshotFixture catalog = mapping("""
                fields:
                  plain: $.n
                  number: {from: $.n, number: integer}
                  listed: {from: $.n, missing: ""}
                  masked: {from: $.n, mask: sm3}
                  stood: {from: $.n, default: 1}
                """);

        assertThat(SnapshotFixture.value(catalog.outcome("{\"n\":null}"))).isEqualTo("{\"plain\":null,\"stood\":1}");
    }

    @Test
    void codesComeFromTheTable() {
        SnapshotFixture catalog = mapping("""
                fields:
                  city: {from: $.city, code: gbt2260, where: {level: [prefecture, county]}}
                  name: {from: $.code, code: {table: gbt2260, match: code, give: name}}
                """);

        assertThat(SnapshotFixture.value(catalog.outcome("{\"city\":\"杭州市\",\"code\":330100}")))
                .isEqualTo("{\"city\":\"330100\",\"name\":\"杭州市\"}");

        RecordError unknown = error(catalog.outcome("{\"city\":\"浙江\"}"));
        assertThat(unknown)
                .isEqualTo(new RecordError(
                        ErrorCode.UNKNOWN_CODE,
                        "/city",
                        "/city",
                        "code: gbt2260",
                        unknown.expected(),
                        "'浙江'",
                        unknown.message()));
        assertThat(unknown.expected())
                .hasToString("a name in the code table gbt2260 where level is prefecture or county");
        assertThat(unknown.message())
                .hasToString("city: '浙江' is not a name in the code table gbt2260 where level is prefecture or county;"
                        + " the rule leaves out its row 330000 浙江 province");

        RecordError ambiguous = error(catalog.outcome("{\"city\":\"鼓楼区\"}"));
        assertThat(ambiguous.code()).isEqualTo(ErrorCode.AMBIGUOUS_CODE);
        assertThat(ambiguous.message().english()).contains("320106 鼓楼区 county", "350102 鼓楼区 county", "where");
    }

    @Test
    void allThatIsWrongInARecordIsToldAtOnce() {
        SnapshotFixture catalog = new SnapshotFixture()
                .table("gbt2260", DIVISIONS)
                .schema("strict", 1, """
                        {"required": ["at", "city", "pm25", "station"], "properties": {"aqi": {"maximum": 500}}}""")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json}
                        standard:
                          schema: strict
                          fields:
                            station: $.s
                            city: {from: $.p.area, code: gbt2260}
                            at: {from: $.p.time, time: "yyyy-MM-dd HH:mm", zone: Asia/Shanghai}
                            pm25: {from: "$.p.pm[-1]", number: integer}
                            aqi: $.aqi
                            polluted: {cel: "int(record.level) > 1"}
                          key: station
                        target: {topic: std.sample}
                        """);

        List<RecordError> errors = errors(
                catalog.outcome(
                        "{\"p\":{\"area\":[1],\"time\":\"2018-02-30 07:00\",\"pm\":[1,\"x\"]},\"aqi\":600,\"level\":\"high\"}"));

        assertThat(errors)
                .extracting(RecordError::code, RecordError::pointer, RecordError::sourcePointer, RecordError::seen)
                .containsExactly(
                        tuple(ErrorCode.INVALID_TYPE, "/city", "/p/area", "array[1]"),
                        tuple(ErrorCode.INVALID_TIME, "/at", "/p/time", "'2018-02-30 07:00'"),
                        tuple(ErrorCode.INVALID_NUMBER, "/pm25", "/p/pm/1", "'x'"),
                        tuple(ErrorCode.EXPRESSION_FAILED, "/polluted", null, null),
                        tuple(ErrorCode.SCHEMA_VIOLATION, "/station", "/s", null),
                        tuple(ErrorCode.SCHEMA_VIOLATION, "/aqi", "/aqi", "600"),
                        tuple(ErrorCode.KEY_MISSING, "/station", "/s", null));
        assertThat(errors.get(5).message().english())
                .isEqualTo("the standard record's /aqi is 600 and must be at most 500 (maximum: 500 in strict@1)");
        assertThat(errors)
                .allSatisfy(error -> assertThat(error.message().english()).isNotBlank());
    }

    @Test
    void theRawRecordIsCheckedWhereTheFlowSaysWhatItAccepts() {
        SnapshotFixture catalog = new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("raw", 2, "{\"required\":[\"id\"],\"properties\":{\"v\":{\"type\":\"string\"}}}")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json, accepts: raw@2}
                        standard: {schema: any, fields: {v: {from: $.v, number: integer}}, when: "record.v != '0'"}
                        target: {topic: std.sample}
                        """);

        assertThat(SnapshotFixture.value(catalog.outcome("{\"id\":1,\"v\":\"5\"}")))
                .isEqualTo("{\"v\":5}");
        assertThat(errors(catalog.outcome("{\"v\":5}")))
                .extracting(RecordError::code, RecordError::sourcePointer, RecordError::rule)
                .containsExactlyInAnyOrder(
                        tuple(ErrorCode.SOURCE_SCHEMA_VIOLATION, "/id", "required"),
                        tuple(ErrorCode.SOURCE_SCHEMA_VIOLATION, "/v", "type"));
        assertThat(catalog.contract().stamp().accepts()).isEqualTo("raw@2");
    }

    @Test
    void attributesOfTheRecordAreColumns() {
        SnapshotFixture catalog = mapping("""
                fields:
                  key: __key__
                  value: __value__
                  topic: __topic__
                  partition: __partition__
                  offset: __offset__
                  timestamp: __timestamp__
                  headers: __headers__
                  at: {from: __timestamp__, time: epoch-millis, zone: UTC}
                  seen: {cel: "topic + '-' + string(partition) + '-' + string(offset) + ' ' + key + ' ' + headers.trace"}
                """);

        assertThat(tree(catalog.outcome("{}")))
                .isEqualTo(Map.of(
                        "key", "source-key",
                        "value", "{}",
                        "topic", "ods.sample",
                        "partition", 3L,
                        "offset", 42L,
                        "timestamp", 1519081200123L,
                        "headers", Map.of("trace", "t-1"),
                        "at", "2018-02-19T23:00:00.123Z",
                        "seen", "ods.sample-3-42 source-key t-1"));
    }

    @Test
    void aKeyThatIsNoTextIsRefusedOnlyWhereItIsUsed() {
        byte[] key = {(byte) 0xFF};
        SnapshotFixture used = mapping("fields: {k: __key__, c: {cel: key}, v: $.v}");
        SnapshotFixture unused = mapping("fields: {v: $.v}");

        assertThat(errors(used.contract()
                        .open()
                        .standardize(SnapshotFixture.record(key, "{}".getBytes(StandardCharsets.UTF_8)))))
                .extracting(RecordError::code)
                .containsExactly(ErrorCode.INVALID_ENCODING, ErrorCode.EXPRESSION_FAILED);
        assertThat(unused.contract()
                        .open()
                        .standardize(SnapshotFixture.record(key, "{}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        Outcome.Mirrored.class,
                        mirrored -> assertThat(mirrored.key()).isSameAs(key));
    }

    @Test
    void aTombstoneKeepsItsKeyAndHasNoValue() {
        Outcome outcome = mapping("fields: {v: $.v}\nkey: v\nwhen: 'false'")
                .contract()
                .open()
                .standardize(SnapshotFixture.record(null));

        assertThat(SnapshotFixture.key(outcome)).isEqualTo("source-key");
        assertThat(((Outcome.Mirrored) outcome).value()).isNull();
        assertThat(((Outcome.Mirrored) outcome).eventTimeMillis()).isEqualTo(Outcome.Mirrored.NO_EVENT_TIME);
    }

    @Test
    void aKeyThatIsMissingIsToldWithItsPlaceWhatWasExpectedAndWhatIsThere() {
        for (String[] rule : new String[][] {{"$.p.id", "array[2]"}, {"{from: $.p.id, each: {mask: sm3}}", "***"}}) {
            RecordError error =
                    error(mapping("fields: {id: " + rule[0] + "}\nkey: id").outcome("{\"p\":{\"id\":[\"a\",\"b\"]}}"));

            assertThat(error.pointer()).isEqualTo("/id");
            assertThat(error.sourcePointer()).isEqualTo("/p/id");
            assertThat(error.rule()).isEqualTo("key: id");
            assertThat(error.expected()).isEqualTo(Wording.of("a single value", "单个值"));
            assertThat(error.seen()).isEqualTo(rule[1]);
        }
    }

    @Test
    void theKeyIsTheTextOfItsField() {
        SnapshotFixture catalog = mapping("fields: {id: $.id}\nkey: id");

        assertThat(SnapshotFixture.key(catalog.outcome("{\"id\":\"站1\"}"))).isEqualTo("站1");
        assertThat(SnapshotFixture.key(catalog.outcome("{\"id\":7.50}"))).isEqualTo("7.50");
        assertThat(error(catalog.outcome("{}")).code()).isEqualTo(ErrorCode.KEY_MISSING);
        assertThat(error(catalog.outcome("{\"id\":null}")).code()).isEqualTo(ErrorCode.KEY_MISSING);
        assertThat(error(catalog.outcome("{\"id\":[1]}")).code()).isEqualTo(ErrorCode.KEY_MISSING);
        assertThat(SnapshotFixture.key(mapping("fields: {v: $.v}").outcome("{}")))
                .isEqualTo("source-key");
    }

    @Test
    void theEventTimeIsTheFieldThatTheFlowNamesOrTheFirstTime() {
        String fields = """
                fields:
                  raw: $.raw
                  first: {from: $.a, time: epoch-seconds, zone: UTC, to: yyyy-MM-dd}
                  second: {from: $.b, time: epoch-millis, zone: UTC}
                """;
        String record = "{\"a\":1,\"b\":2,\"raw\":\"1970-01-01T08:00:00.003+08:00\"}";

        assertThat(eventTime(mapping(fields), record)).isEqualTo(1000);
        assertThat(eventTime(mapping(fields + "eventTime: second"), record)).isEqualTo(2);
        assertThat(eventTime(mapping(fields + "eventTime: raw"), record)).isEqualTo(3);
        assertThat(eventTime(mapping(fields + "eventTime: raw"), "{\"raw\":\"soon\"}"))
                .isEqualTo(Outcome.Mirrored.NO_EVENT_TIME);
        assertThat(eventTime(mapping(fields), "{}")).isEqualTo(Outcome.Mirrored.NO_EVENT_TIME);
    }

    private static long eventTime(SnapshotFixture catalog, String record) {
        return ((Outcome.Mirrored) catalog.outcome(record)).eventTimeMillis();
    }

    @Test
    void aMaskedValueShowsNowhere() {
        SnapshotFixture catalog = new SnapshotFixture()
                .table("gbt2260", DIVISIONS)
                .schema("any", 1, "{\"properties\":{\"id\":{\"maxLength\":10},\"code\":{\"type\":\"string\"}}}")
                .schema("raw", 1, "{\"properties\":{\"p\":{\"properties\":{\"id\":{\"pattern\":\"^[^!]*$\"}}}}}")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json, accepts: raw}
                        standard:
                          schema: any
                          fields:
                            id: {from: $.p.id, mask: sm3}
                            code: {from: $.p.id, code: gbt2260, mask: sm3}
                            number: {cel: "int(record.p.id)"}
                          when: "record.p.id != 'x' && (record.p.id != '鼓楼区' || int(record.p.id) > 0)"
                        target: {topic: std.sample}
                        """);

        for (String secret : List.of("330102199001011234x", "330102199001011234!", "鼓楼区", "王小明小明")) {
            assertThat(errors(catalog.outcome("{\"p\":{\"id\":\"" + secret + "\"}}")))
                    .isNotEmpty()
                    .noneMatch(error -> error.toString().contains(secret));
        }
    }

    @Test
    void whatAnExpressionReadsForAMaskIsHiddenEverywhere() {
        SnapshotFixture catalog = new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("raw", 1, "{\"properties\": {\"phone\": {\"type\": \"string\", \"maxLength\": 11}}}")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json, accepts: raw@1}
                        standard:
                          schema: any
                          fields:
                            phone: {cel: "'+86' + record.phone", mask: sm3}
                            area: {cel: "record.phone.substring(0, 9)", number: integer}
                        target: {topic: std.sample}
                        """);

        RecordError tooLong = error(catalog.outcome("{\"phone\":\"139012345678\"}"));
        assertThat(tooLong.code()).isEqualTo(ErrorCode.SOURCE_SCHEMA_VIOLATION);
        assertThat(tooLong.sourcePointer()).isEqualTo("/phone");
        assertThat(tooLong.seen()).isEqualTo("***");
        assertThat(tooLong.message())
                .hasToString("the source record's /phone is *** and must be text of at most 11 characters"
                        + " (maxLength: 11 in raw@1)");
        assertThat(error(catalog.outcome("{\"phone\":\"a3901234567\"}")))
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("a3901234"))
                .extracting(RecordError::code, RecordError::seen)
                .containsExactly(ErrorCode.INVALID_NUMBER, "***");
    }

    @Test
    void aMaskIsSixtyFourHexadecimalDigits() {
        Outcome outcome = mapping("fields: {id: {from: $.id, mask: sm3}}").outcome("{\"id\":330102}");

        assertThat(SnapshotFixture.value(outcome)).matches("\\{\"id\":\"[0-9a-f]{64}\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"record.x > 1", "record.a.b", "record.a == 'x' ? 1 : 1/0", "int('x') > 0", "[1][5] > 0"})
    void anExpressionThatFailsRejectsTheRecord(String cel) {
        Outcome asField = mapping("fields: {f: {cel: \"" + cel + "\"}}").outcome("{\"a\":\"y\"}");

        assertThat(error(asField).code()).isEqualTo(ErrorCode.EXPRESSION_FAILED);
        assertThat(error(asField).pointer()).isEqualTo("/f");
    }

    @Test
    void aConditionThatFailsRejectsRatherThanFilters() {
        RecordError error = error(mapping("fields: {v: $.v}\nwhen: record.flag").outcome("{\"v\":1}"));

        assertThat(error.code()).isEqualTo(ErrorCode.EXPRESSION_FAILED);
        assertThat(error.rule()).isEqualTo("when");
        assertThat(error(mapping("fields: {v: $.v}\nwhen: record.flag").outcome("{\"flag\":\"yes\"}"))
                        .message()
                        .english())
                .contains("neither true nor false");
    }

    @Test
    void expressionsSeeNumbersTextAndStructure() {
        SnapshotFixture catalog = mapping("""
                fields:
                  compared: {cel: "record.i > 1.5 && record.d < 3"}
                  counted: {cel: "size(record.a) + record.a[1]"}
                  has: {cel: "has(record.x) ? record.x : 'none'"}
                  null: {cel: "record.n"}
                  isNull: {cel: "record.n == null"}
                  list: {cel: "record.a.map(x, x * 2)"}
                  map: {cel: "{'k': record.d, 'n': null}"}
                  text: {cel: "record.t.substring(1, 3).upperAscii() + record.t.replace('b', '-')"}
                  matched: {cel: "record.t.matches('^a.*d$')"}
                  decimal: {cel: "1.0 / 4.0"}
                  number: {cel: "record.t.size()", number: integer}
                """);

        assertThat(SnapshotFixture.value(catalog.outcome("{\"i\":2,\"d\":2.5,\"a\":[1,20],\"n\":null,\"t\":\"abcd\"}")))
                .isEqualTo("{\"compared\":true,\"counted\":22,\"has\":\"none\",\"isNull\":true,\"list\":[2,40],"
                        + "\"map\":{\"k\":2.5,\"n\":null},\"text\":\"BCa-cd\",\"matched\":true,\"decimal\":0.25,"
                        + "\"number\":4}");
    }

    @Test
    void hostileExpressionsAndInputEndInTime() {
        SnapshotFixture catalog = mapping("""
                fields:
                  loops: {cel: "record.a.all(x, record.a.all(y, record.a.all(z, z >= 0)))"}
                  regex: {cel: "record.s.matches('(a+)+$')"}
                """);
        String record = "{\"a\":[1" + ",1".repeat(2000) + "]" + ",\"s\":\"" + "a".repeat(100_000) + "b\"}";

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(error(catalog.outcome(record)).pointer()).isEqualTo("/loops"));
    }

    @Test
    void aStandardizerHasTheSameAnswerForTheSameRecord() {
        Standardizer standardizer = mapping("""
                fields:
                  id: {from: $.id, mask: sm3}
                  at: {from: $.at, time: epoch-seconds, zone: Asia/Shanghai}
                """).contract().open();
        byte[] good = "{\"id\":\"a\",\"at\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] bad = "{\"id\":\"a\",\"at\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        String first = SnapshotFixture.value(standardizer.standardize(SnapshotFixture.record(good)));
        Outcome refused = standardizer.standardize(SnapshotFixture.record(bad));

        for (int i = 0; i < 3; i++) {
            assertThat(standardizer.standardize(SnapshotFixture.record(bad))).isEqualTo(refused);
            assertThat(SnapshotFixture.value(standardizer.standardize(SnapshotFixture.record(good))))
                    .isEqualTo(first);
        }
    }

    private static SnapshotFixture flowOf(String schema) {
        return new SnapshotFixture().schema("strict", 1, schema).flow("""
                flow: sample
                source: {topic: ods.sample, format: json}
                standard:
                  schema: strict@1
                  fields:
                    tree: $.tree
                target: {topic: std.sample}
                """);
    }

    @Test
    void manyViolationsAreToldUpToFiftyAndThenCounted() {
        String schema = "{\"properties\":{\"tree\":{\"items\":{\"type\":\"string\"}}}}";
        String record = "{\"tree\":[" + "1,".repeat(199) + "1]}";

        List<RecordError> errors = errors(flowOf(schema).outcome(record));

        assertThat(errors).hasSize(50);
        assertThat(errors.get(48).pointer()).isEqualTo("/tree/48");
        assertThat(errors.get(49).code()).isEqualTo(ErrorCode.SCHEMA_VIOLATION);
        assertThat(errors.get(49).message().english()).contains("strict@1 in 151 more ways");
        assertThat(errors.get(49).message().chinese()).contains("另有 151 处不符合 strict@1");
    }

    @Test
    void aRecordThatTakesMoreWorkToCheckThanTheLimitIsRefusedWithTheSchemaNamed() {
        String twice = "{\"allOf\":[{\"properties\":{\"l\":{\"$ref\":\"#/definitions/n\"}}},"
                + "{\"if\":{\"properties\":{\"l\":{\"$ref\":\"#/definitions/n\"}}},\"then\":{\"maxProperties\":9}}]}";
        String schema =
                "{\"definitions\":{\"n\":" + twice + "},\"properties\":{\"tree\":{\"$ref\":\"#/definitions/n\"}}}";

        RecordError error =
                error(flowOf(schema).outcome("{\"tree\":" + "{\"l\":".repeat(60) + "1" + "}".repeat(60) + "}"));

        assertThat(error.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(error.message().english()).contains("more work to check against strict@1");
        assertThat(error.message().chinese()).contains("strict@1", "工作量超过上限");
    }
}
