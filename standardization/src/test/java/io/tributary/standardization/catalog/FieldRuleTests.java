package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for texts, arrays and objects, alone and together. */
class FieldRuleTests {

    private static String standard(String rule, String record) {
        return SnapshotFixture.value(field(rule).outcome(record));
    }

    private static SnapshotFixture field(String rule) {
        return new SnapshotFixture()
                .table("gbt2260", "code,name\n330100,杭州市\n330200,宁波市\n")
                .mapping("fields:\n  f: " + rule);
    }

    private static List<RecordError> errors(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).errors();
    }

    private static RecordError error(String rule, String record) {
        List<RecordError> errors = errors(field(rule).outcome(record));
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    @Test
    void theFirstPlaceThatHasAValueCounts() {
        String rule = "{from: [$.a, $.b.c, __key__], missing: ['-', '']}";

        assertThat(standard(rule, "{\"a\":\"x\",\"b\":{\"c\":\"y\"}}")).isEqualTo("{\"f\":\"x\"}");
        assertThat(standard(rule, "{\"a\":null,\"b\":{\"c\":\"y\"}}")).isEqualTo("{\"f\":\"y\"}");
        assertThat(standard(rule, "{\"a\":\"-\",\"b\":{\"c\":\"\"}}")).isEqualTo("{\"f\":\"source-key\"}");
    }

    @Test
    void aReasonNamesThePlaceThatTheValueCameFrom() {
        String rule = "{from: [$.a, $.b], missing: '-', number: integer}";

        assertThat(error(rule, "{\"a\":\"-\",\"b\":\"x\"}").sourcePointer()).isEqualTo("/b");
        assertThat(error(rule, "{\"a\":\"x\",\"b\":\"1\"}").sourcePointer()).isEqualTo("/a");
    }

    @Test
    void theStepsApplyInOneOrderHoweverTheyAreWritten() {
        String record = "{\"a\":\"　ａ，ｂ　\"}";

        assertThat(standard("{from: $.a, halfWidth: true, trim: true, upper: true, split: ','}", record))
                .isEqualTo("{\"f\":[\"A\",\"B\"]}")
                .isEqualTo(standard("{split: ',', upper: true, trim: true, halfWidth: true, from: $.a}", record));
    }

    @Test
    void whatIsMissingIsAskedOfTheCleanedText() {
        assertThat(standard("{from: $.a, trim: true, missing: ''}", "{\"a\":\" \\u00a0\\u3000\\t\"}"))
                .isEqualTo("{}");
        assertThat(standard("{from: $.a, halfWidth: true, missing: '-;', default: 0}", "{\"a\":\"－；\"}"))
                .isEqualTo("{\"f\":0}");
        assertThat(standard("{from: $.a, missing: ''}", "{\"a\":\" \"}")).isEqualTo("{\"f\":\" \"}");
    }

    @Test
    void rulesForTextLeaveWhatIsNoTextAsItIs() {
        String rule = "{from: $.a, trim: true, halfWidth: true, upper: true}";

        assertThat(standard(rule, "{\"a\":1.50}")).isEqualTo("{\"f\":1.50}");
        assertThat(standard(rule, "{\"a\":[\" x \"]}")).isEqualTo("{\"f\":[\" x \"]}");
        assertThat(standard(rule, "{\"a\":true}")).isEqualTo("{\"f\":true}");
        assertThat(standard(rule, "{\"a\":null}")).isEqualTo("{}");
    }

    @Test
    void lettersChangeAlikeInEveryCountry() {
        assertThat(standard("{from: $.a, upper: true}", "{\"a\":\"浙a·i1ß\"}")).isEqualTo("{\"f\":\"浙A·I1SS\"}");
        assertThat(standard("{from: $.a, lower: true}", "{\"a\":\"浙A·I\"}")).isEqualTo("{\"f\":\"浙a·i\"}");
    }

    @Test
    void aCleanedTextGoesToTheCodeTableAndTheNumber() {
        assertThat(standard("{from: $.a, trim: true, code: gbt2260}", "{\"a\":\"　杭州市 \"}"))
                .isEqualTo("{\"f\":\"330100\"}");
        assertThat(standard("{from: $.a, trim: true, halfWidth: true, number: decimal}", "{\"a\":\" －１２．５０ \"}"))
                .isEqualTo("{\"f\":-12.50}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'([0-9]+)号' | 文一路123号3幢 | 123",
                "'[0-9]+号' | 文一路123号3幢 | 123号",
                "{pattern: '(?<road>[^0-9]+)(?<no>[0-9]+)号', group: no} | 文一路123号3幢 | 123",
                "'^([0-9]{4})' | 330102 | 3301"
            })
    void aPatternTakesItsFirstGroupOrTheNamedOneOrAll(String extract, String text, String found) {
        assertThat(standard("{from: $.a, extract: " + extract + "}", "{\"a\":\"" + text + "\"}"))
                .isEqualTo("{\"f\":\"" + found + "\"}");
    }

    @Test
    void aTextWithoutThePatternIsRefusedUnlessItCountsAsMissing() {
        RecordError refused = error("{from: $.a, extract: '([0-9]+)号'}", "{\"a\":\"文一路\"}");

        assertThat(refused.code()).isEqualTo(ErrorCode.PATTERN_MISMATCH);
        assertThat(refused.message().english()).isEqualTo("f: '文一路' has nothing that the pattern ([0-9]+)号 finds");
        assertThat(refused.message().chinese()).contains("中没有与模式 ([0-9]+)号 相符的内容");
        String tolerant = "{from: $.a, extract: {pattern: '([0-9]+)号', otherwise: missing}, default: none}";
        assertThat(standard(tolerant, "{\"a\":\"文一路\"}")).isEqualTo("{\"f\":\"none\"}");
        assertThat(error("{from: $.a, extract: a}", "{\"a\":{}}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
    }

    @Test
    void aNumberIsExtractedFromAsItIsWritten() {
        assertThat(standard("{from: $.a, extract: '^([0-9]{2})', number: integer}", "{\"a\":330102}"))
                .isEqualTo("{\"f\":33}");
    }

    @Test
    void aTextSplitsIntoItsParts() {
        assertThat(standard("{from: $.a, split: ','}", "{\"a\":\"x,,y,\"}"))
                .isEqualTo("{\"f\":[\"x\",\"\",\"y\",\"\"]}");
        assertThat(standard("{from: $.a, split: {on: 、, trim: true, dropEmpty: true}}", "{\"a\":\" 甲、 、乙 、\"}"))
                .isEqualTo("{\"f\":[\"甲\",\"乙\"]}");
        assertThat(standard("{from: $.a, split: '--'}", "{\"a\":\"\"}")).isEqualTo("{\"f\":[\"\"]}");
        assertThat(error("{from: $.a, split: ','}", "{\"a\":[1]}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
        assertThat(error("{from: $.a, split: ','}", "{\"a\":\"" + ",".repeat(10_000) + "\"}")
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void aRuleAppliesToEachElementAndLeavesOutThoseWithoutAValue() {
        String rule = "{from: $.a, split: ',', each: {trim: true, missing: '-', number: integer}}";

        assertThat(standard(rule, "{\"a\":\"1, 2 ,-, 3\"}")).isEqualTo("{\"f\":[1,2,3]}");
        assertThat(standard("{from: $.a, each: {default: 0}}", "{\"a\":[1,null]}"))
                .isEqualTo("{\"f\":[1,0]}");
        assertThat(standard("{from: $.a, each: {}}", "{\"a\":[1,null]}")).isEqualTo("{\"f\":[1,null]}");
        assertThat(standard("{from: $.a, each: {number: integer}}", "{\"a\":[]}"))
                .isEqualTo("{\"f\":[]}");
        assertThat(standard("{from: $.a, each: {number: integer}}", "{}")).isEqualTo("{}");
    }

    @Test
    void aSingleValueCountsAsAnArrayOfOne() {
        assertThat(standard("{from: $.a, each: {number: integer}}", "{\"a\":\"7\"}"))
                .isEqualTo("{\"f\":[7]}");
        assertThat(standard("{from: $.a, pick: last}", "{\"a\":\"7\"}")).isEqualTo("{\"f\":\"7\"}");
        assertThat(standard("{from: $.a, join: ','}", "{\"a\":7}")).isEqualTo("{\"f\":\"7\"}");
        assertThat(standard("{from: $.a, flatten: true}", "{\"a\":7}")).isEqualTo("{\"f\":[7]}");
    }

    @Test
    void pathsAndExpressionsOfAnElementReadTheElement() {
        String record = "{\"s\":\"x\",\"a\":[{\"v\":\"1\",\"t\":[5]},{\"v\":\"2\",\"t\":[6]}]}";

        assertThat(standard("{from: $.a, each: {from: '$.t[0]'}}", record)).isEqualTo("{\"f\":[5,6]}");
        assertThat(standard("{from: $.a, each: {cel: 'record.s + element.v'}}", record))
                .isEqualTo("{\"f\":[\"x1\",\"x2\"]}");
        assertThat(standard("{from: $.a, each: {fields: {v: {from: $.v, number: integer}, k: {const: 1}}}}", record))
                .isEqualTo("{\"f\":[{\"v\":1,\"k\":1},{\"v\":2,\"k\":1}]}");
        assertThat(standard("{from: $.a, each: {from: $.t, each: {cel: element + 1}}}", record))
                .isEqualTo("{\"f\":[[6],[7]]}");
    }

    @Test
    void anArrayIsFlattenedOneLevel() {
        assertThat(standard("{from: $.a, flatten: true}", "{\"a\":[[1,[2]],3,[]]}"))
                .isEqualTo("{\"f\":[1,[2],3]}");
    }

    @Test
    void oneElementIsPickedAndGoesOn() {
        assertThat(standard("{from: $.a, pick: first}", "{\"a\":[1,2,3]}")).isEqualTo("{\"f\":1}");
        assertThat(standard("{from: $.a, pick: last}", "{\"a\":[1,2,3]}")).isEqualTo("{\"f\":3}");
        assertThat(standard("{from: $.a, pick: -2}", "{\"a\":[1,2,3]}")).isEqualTo("{\"f\":2}");
        assertThat(standard("{from: $.a, pick: 3}", "{\"a\":[1,2,3]}")).isEqualTo("{}");
        assertThat(standard("{from: $.a, pick: 0}", "{\"a\":[null]}")).isEqualTo("{}");
        assertThat(standard("{from: $.a, split: '-', pick: 1, code: gbt2260}", "{\"a\":\"浙江省-杭州市\"}"))
                .isEqualTo("{\"f\":\"330100\"}");
    }

    @Test
    void elementsAreJoinedToOneText() {
        assertThat(standard("{from: $.a, join: 、}", "{\"a\":[\"甲\",null,2,true]}"))
                .isEqualTo("{\"f\":\"甲、2、true\"}");
        assertThat(standard("{from: $.a, join: ''}", "{\"a\":[]}")).isEqualTo("{\"f\":\"\"}");
        assertThat(error("{from: $.a, join: ','}", "{\"a\":[[1]]}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
    }

    @Test
    void anObjectHasFieldsOfItsOwnAndIsLeftOutWithoutThem() {
        String rule = "{fields: {lon: {from: $.lng, number: decimal}, lat: {from: $.lat, number: decimal}}}";

        assertThat(standard(rule, "{\"lng\":\"120.1\",\"lat\":\"30.2\"}"))
                .isEqualTo("{\"f\":{\"lon\":120.1,\"lat\":30.2}}");
        assertThat(standard(rule, "{\"lng\":\"120.1\"}")).isEqualTo("{\"f\":{\"lon\":120.1}}");
        assertThat(standard(rule, "{}")).isEqualTo("{}");
        assertThat(standard("{fields: {a: {fields: {b: $.b}}}}", "{\"b\":1}")).isEqualTo("{\"f\":{\"a\":{\"b\":1}}}");
    }

    @Test
    void reasonsNameTheFieldWithinAndTheRealPlaceInTheSource() {
        List<RecordError> nested = errors(field(
                        "{fields: {p: {fields: {lon: {from: $.geo.lng, number: decimal}}}, n: {from: $.n, number: integer}}}")
                .outcome("{\"geo\":{\"lng\":\"x\"},\"n\":\"y\"}"));
        assertThat(nested)
                .extracting(
                        RecordError::pointer,
                        RecordError::sourcePointer,
                        error -> error.message().english())
                .containsExactly(
                        tuple("/f/p/lon", "/geo/lng", "f.p.lon: 'x' is not a decimal number"),
                        tuple("/f/n", "/n", "f.n: 'y' is not an integer"));

        List<RecordError> elements =
                errors(field("{from: $.o.a, each: {fields: {v: {from: $.v, each: {number: integer}}}}}")
                        .outcome("{\"o\":{\"a\":[{\"v\":[1]},{\"v\":[1,\"x\"]},{\"v\":\"y\"}]}}"));
        assertThat(elements)
                .extracting(
                        RecordError::pointer,
                        RecordError::sourcePointer,
                        error -> error.message().chinese().split("：")[0])
                .containsExactly(
                        tuple("/f/1/v/1", "/o/a/1/v/1", "f[1].v[1]"), tuple("/f/2/v/0", "/o/a/2/v", "f[2].v[0]"));

        assertThat(error("{from: $.a, split: ',', each: {number: integer}}", "{\"a\":\"1,x\"}"))
                .extracting(RecordError::pointer, RecordError::sourcePointer, RecordError::seen)
                .containsExactly("/f/1", "/a", "'x'");
    }

    @Test
    void aMaskWithinAnObjectOrArrayHidesWhatItReads() {
        SnapshotFixture catalog = new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("raw", 1, "{\"properties\":{\"id\":{\"maxLength\":3},\"ids\":{\"items\":{\"maxLength\":3}}}}")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json, accepts: raw}
                        standard:
                          schema: any
                          fields:
                            person: {fields: {id: {from: $.id, mask: sm3}, age: {from: $.age, number: integer}}}
                            ids: {from: $.ids, each: {number: integer, mask: sm3}}
                        target: {topic: std.sample}
                        """);

        assertThat(errors(catalog.outcome("{\"id\":\"secret\",\"ids\":[\"hidden\"]}")))
                .hasSize(2)
                .noneMatch(error ->
                        error.toString().contains("secret") || error.toString().contains("hidden"));
        assertThat(errors(catalog.outcome("{\"id\":\"x\",\"age\":\"old\",\"ids\":[\"y!y\"]}")))
                .extracting(RecordError::pointer, RecordError::seen)
                .containsExactly(tuple("/person/age", "'old'"), tuple("/ids/0", "***"));
        assertThat(SnapshotFixture.value(catalog.outcome("{\"id\":\"x\",\"ids\":[\"1\"]}")))
                .matches("\\{\"person\":\\{\"id\":\"[0-9a-f]{64}\"},\"ids\":\\[\"[0-9a-f]{64}\"]}");
    }

    @Test
    void theStandardSchemaSeesTheObjectsWithin() {
        SnapshotFixture catalog = new SnapshotFixture()
                .schema(
                        "s",
                        1,
                        "{\"properties\":{\"p\":{\"required\":[\"lat\"],\"properties\":{\"lon\":{\"maximum\":180}}}}}")
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json}
                        standard: {schema: s, fields: {p: {fields: {lon: $.lon, lat: $.lat}}}}
                        target: {topic: std.sample}
                        """);

        assertThat(errors(catalog.outcome("{\"lon\":181}")))
                .extracting(RecordError::code, RecordError::pointer, RecordError::sourcePointer)
                .containsExactlyInAnyOrder(
                        tuple(ErrorCode.SCHEMA_VIOLATION, "/p/lon", "/lon"),
                        tuple(ErrorCode.SCHEMA_VIOLATION, "/p/lat", "/lat"));
    }

    @Test
    void aTimeWithinAnObjectIsNotTheEventTime() {
        Outcome outcome = field("{fields: {at: {from: $.t, time: epoch-millis, zone: UTC}}}")
                .outcome("{\"t\":5}");

        assertThat(SnapshotFixture.value(outcome)).contains("1970-01-01T00:00:00.005Z");
        assertThat(((Outcome.Mirrored) outcome).eventTimeMillis()).isEqualTo(Outcome.Mirrored.NO_EVENT_TIME);
    }

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

    @Test
    void timesAreReadInTheFirstPatternThatFits() {
        String rule = "{from: $.a, time: ['yyyy-MM-dd HH:mm:ss', yyyy年M月d日, 'yyyy年M月d日ah时'], numerals: chinese,"
                + " zone: Asia/Shanghai}";

        assertThat(standard(rule, "{\"a\":\"2018-02-20 07:00:00\"}"))
                .isEqualTo("{\"f\":\"2018-02-20T07:00:00+08:00\"}");
        assertThat(standard(rule, "{\"a\":\"2018年2月20日\"}")).isEqualTo("{\"f\":\"2018-02-20T00:00:00+08:00\"}");
        assertThat(standard(rule, "{\"a\":\"二〇一八年二月二十日\"}")).isEqualTo("{\"f\":\"2018-02-20T00:00:00+08:00\"}");
        assertThat(standard(rule, "{\"a\":\"二〇一八年二月二十日下午三时\"}")).isEqualTo("{\"f\":\"2018-02-20T15:00:00+08:00\"}");
        RecordError refused = error(rule, "{\"a\":\"二〇一八年二月三十日\"}");
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_TIME);
        assertThat(refused.seen()).isEqualTo("'二〇一八年二月三十日'");
        assertThat(refused.message().chinese()).startsWith("f：'二〇一八年二月三十日' 不符合任何一种格式：yyyy-MM-dd HH:mm:ss | ");
        assertThat(error(rule, "{\"a\":true}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
    }

    @Test
    void countsOfEveryDeclaredUnitAreTimes() {
        for (String unit : List.of("seconds:1", "millis:1000", "micros:1000000", "nanos:1000000000")) {
            String[] parts = unit.split(":");
            String rule = "{from: $.a, time: epoch-" + parts[0] + ", zone: UTC}";

            assertThat(standard(rule, "{\"a\":" + parts[1] + "}")).isEqualTo("{\"f\":\"1970-01-01T00:00:01Z\"}");
            assertThat(standard(rule, "{\"a\":\"-" + parts[1] + "\"}")).isEqualTo("{\"f\":\"1969-12-31T23:59:59Z\"}");
        }
        assertThat(standard("{from: $.a, time: epoch-micros, zone: UTC}", "{\"a\":1519081200123456}"))
                .isEqualTo("{\"f\":\"2018-02-19T23:00:00.123456Z\"}");
        assertThat(error("{from: $.a, time: epoch-micros, zone: UTC}", "{\"a\":1.5}")
                        .message()
                        .chinese())
                .isEqualTo("f：1.5 不是整数微秒");
    }

    @Test
    void aTimeOfSeveralPatternsIsTheEventTime() {
        Outcome outcome =
                field("{from: $.a, time: [yyyy-MM-dd, yyyyMMdd], zone: UTC}").outcome("{\"a\":\"19700102\"}");

        assertThat(((Outcome.Mirrored) outcome).eventTimeMillis()).isEqualTo(86_400_000);
    }

    private static String pair(String from, String to, String give) {
        return "{coordinates: {longitude: {from: $.x, missing: ''}, latitude: $.y, from: " + from + ", to: " + to
                + ", give: " + give + "}}";
    }

    @Test
    void coordinatesTurnIntoAnotherSystem() {
        String record = "{\"x\":\"116.404\",\"y\":39.915}";

        assertThat(standard(pair("wgs-84", "gcj-02", "longitude"), record)).isEqualTo("{\"f\":116.410244}");
        assertThat(standard(pair("wgs-84", "gcj-02", "latitude, scale: 3"), record))
                .isEqualTo("{\"f\":39.916}");
        assertThat(standard(pair("cgcs2000", "gcj-02", "array"), record)).isEqualTo("{\"f\":[116.410244,39.916404]}");
        assertThat(standard(pair("gcj-02", "bd-09", "object"), record))
                .isEqualTo("{\"f\":{\"longitude\":116.410369,\"latitude\":39.921337}}");
        assertThat(standard(pair("wgs-84", "cgcs2000", "array"), record)).isEqualTo("{\"f\":[116.404,39.915]}");
        assertThat(standard(pair("wgs-84", "gcj-02", "array"), "{\"x\":\"\",\"y\":1}"))
                .isEqualTo("{}");
        assertThat(standard(
                        "{from: $.a, each: " + pair("wgs-84", "cgcs2000", "longitude") + "}",
                        "{\"a\":[{\"x\":1,\"y\":2}]}"))
                .isEqualTo("{\"f\":[1]}");
    }

    @Test
    void degreesThatAreNoneAreRefusedWithAHintWhereTheyAreSwapped() {
        String rule = pair("gcj-02", "wgs-84", "array");

        RecordError swapped = error(rule, "{\"x\":30.2,\"y\":120.1}");
        assertThat(swapped)
                .extracting(RecordError::code, RecordError::pointer, RecordError::sourcePointer, RecordError::seen)
                .containsExactly(ErrorCode.INVALID_COORDINATES, "/f", "/y", "120.1");
        assertThat(swapped.message().english()).contains("look swapped");
        assertThat(swapped.message().chinese()).contains("经度与纬度可能写反了");
        assertThat(error(rule, "{\"x\":181,\"y\":30}").sourcePointer()).isEqualTo("/x");
        assertThat(error(rule, "{\"x\":181,\"y\":91}").message().english()).doesNotContain("swapped");
        assertThat(error(rule, "{\"x\":\"east\",\"y\":30}"))
                .extracting(RecordError::code, RecordError::sourcePointer)
                .containsExactly(ErrorCode.INVALID_NUMBER, "/x");
    }

    private static List<String> problems(String standard) {
        return new SnapshotFixture()
                .mapping(standard).problems().stream()
                        .map(ConfigurationProblem::toString)
                        .toList();
    }

    @Test
    void keyAndEventTimeNameASingleFieldAtTheTop() {
        String fields = "fields: {p: {fields: {id: $.id}}, t: $.t}\n";

        assertThat(problems(fields + "key: p.id"))
                .singleElement()
                .asString()
                .contains("standard.key: 'p.id' lies within the field 'p'; only a field at the top can be named here");
        assertThat(problems(fields + "eventTime: p"))
                .singleElement()
                .asString()
                .contains("standard.eventTime: 'p' is an object");
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"mask: sm3", "code: gbt2260", "cel: element"})
    void codeTablesOfRulesWithinCountInTheDigest(String step) {
        String rule = "{from: $.a, each: {" + step + "}}";
        String digest = field(rule).contract().stamp().digest();
        String changed = new SnapshotFixture()
                .table("gbt2260", "code,name\n330100,余杭市\n")
                .mapping("fields:\n  f: " + rule)
                .contract()
                .stamp()
                .digest();

        assertThat(digest.equals(changed)).isEqualTo(!step.startsWith("code"));
    }
}
