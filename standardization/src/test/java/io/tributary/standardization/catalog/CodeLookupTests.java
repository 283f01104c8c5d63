package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups in code tables as flows write them. */
class CodeLookupTests {

    private static final String HISTORY = """
            code,name,short,aliases,parent,level,valid-from,valid-to
            330000,浙江省,浙江,,,province,,
            330100,杭州市,杭州,武林|临安府,330000,prefecture,,
            330185,临安市,临安,,330100,county,,2017-08-01
            330112,临安区,临安,,330100,county,2017-08-01,
            320000,江苏省,江苏,,,province,,
            320100,南京市,南京,,320000,prefecture,,
            320106,鼓楼区,鼓楼,,320100,county,,
            350000,福建省,福建,,,province,,
            350102,鼓楼区,鼓楼,,350000,county,,
            """;
    private static final String CITY =
            "city: {from: $.city, code: {table: divisions, match: [name, short, aliases], many: '|'}}";
    private static final String AT = "at: {from: $.at, time: 'yyyy-MM-dd HH:mm', zone: Asia/Shanghai}";

    private static SnapshotFixture fields(String... fields) {
        return new SnapshotFixture()
                .table("divisions", HISTORY)
                .mapping("fields:\n" + String.join("\n", fields).indent(2));
    }

    private static String record(String city, String at) {
        return "{\"city\":\"" + city + "\",\"at\":\"" + at + "\"}";
    }

    private static RecordError error(Outcome outcome) {
        List<RecordError> errors = ((Outcome.Rejected) outcome).errors();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    @Test
    void aNameStandsForWhatItStoodForWhenTheRecordsEventHappenedWhateverTheOrderOfFields() {
        for (SnapshotFixture catalog : List.of(fields(CITY, AT), fields(AT, CITY))) {
            assertThat(SnapshotFixture.value(catalog.outcome(record("临安市", "2017-07-31 23:59"))))
                    .contains("\"city\":\"330185\"");
            assertThat(SnapshotFixture.value(catalog.outcome(record("临安区", "2017-08-01 00:00"))))
                    .contains("\"city\":\"330112\"");
            assertThat(SnapshotFixture.value(catalog.outcome(record("临安", "2018-02-20 07:00"))))
                    .contains("\"city\":\"330112\"");
            assertThat(SnapshotFixture.value(catalog.outcome(record("临安府", "2018-02-20 07:00"))))
                    .contains("\"city\":\"330100\"");
        }
        assertThat(SnapshotFixture.value(fields(CITY, AT).outcome(record("临安", "2018-02-20 07:00"))))
                .startsWith("{\"city\"");
    }

    @Test
    void aNameOfAnotherTimeIsRefusedWithItsTimeInTwoLanguages() {
        RecordError former = error(fields(CITY, AT).outcome(record("临安市", "2018-02-20 07:00")));

        assertThat(former.code()).isEqualTo(ErrorCode.UNKNOWN_CODE);
        assertThat(former.message().english())
                .isEqualTo(
                        "city: '临安市' is a name or short or aliases in the code table divisions only until 2017-08-01;"
                                + " the record's event is of 2018-02-20");
        assertThat(former.message().chinese())
                .isEqualTo("city：'临安市' 仅在 2017-08-01 之前是码表 divisions 中的 name 或 short 或 aliases；该记录的事件日期为 2018-02-20");
        assertThat(error(fields(CITY, AT).outcome(record("临安区", "2016-02-20 07:00")))
                        .message()
                        .english())
                .contains("only from 2017-08-01;");
    }

    @Test
    void aRecordWithoutATimeIsRefusedWhereTheAnswerDependsOnIt() {
        SnapshotFixture catalog = fields(CITY, AT);

        assertThat(error(catalog.outcome("{\"city\":\"临安\"}")).code()).isEqualTo(ErrorCode.EVENT_TIME_MISSING);
        assertThat(error(catalog.outcome("{\"city\":\"临安\"}")).message().english())
                .contains("at tells no time");
        assertThat(SnapshotFixture.value(catalog.outcome("{\"city\":\"杭州市\"}")))
                .as("what never changed needs no time")
                .isEqualTo("{\"city\":\"330100\"}");
        Outcome broken = catalog.outcome(record("临安", "soon"));
        assertThat(((Outcome.Rejected) broken).errors())
                .extracting(RecordError::code)
                .containsExactlyInAnyOrder(ErrorCode.EVENT_TIME_MISSING, ErrorCode.INVALID_TIME);
    }

    @Test
    void theDayIsThatOfTheZoneInWhichTheTimeIsMeant() {
        String utc = "at: {from: $.at, time: epoch-seconds, zone: UTC}";
        String shanghai = "at: {from: $.at, time: epoch-seconds, zone: Asia/Shanghai}";
        String lastHoursInUtc = "{\"city\":\"临安\",\"at\":1501516800}";

        assertThat(SnapshotFixture.value(fields(CITY, utc).outcome(lastHoursInUtc)))
                .contains("330185");
        assertThat(SnapshotFixture.value(fields(CITY, shanghai).outcome(lastHoursInUtc)))
                .contains("330112");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time: [yyyy-MM-dd, yyyy年M月d日], to: yyyy/MM/dd | 2017年7月31日 | 330185",
                "time: [yyyy-MM-dd, yyyy年M月d日], to: yyyy/MM/dd | 2017-08-01 | 330112",
                "time: yyyy年M月d日, numerals: chinese, to: yyyyMMdd | 二〇一七年八月一日 | 330112",
                "time: ['yyyy-MM-dd HH:mm', yyyy-MM-dd], to: MM-dd | 2017-08-01 00:00 | 330112",
                "time: 'yyyy-MM-dd HH:mm', to: MM-dd | 2017-07-31 23:59 | 330185"
            })
    void theDayIsThatOfTheTimeInHoweverManyWaysItIsReadAndHoweverItIsWritten(
            String time, String written, String expected) {
        SnapshotFixture catalog = fields(CITY, "at: {from: $.at, " + time + ", zone: Asia/Shanghai}");

        assertThat(SnapshotFixture.value(catalog.outcome(record("临安", written))))
                .contains("\"city\":\"" + expected + "\"");
    }

    @Test
    void aTimeMayBeRfc3339TextThatEventTimeNames() {
        SnapshotFixture catalog = new SnapshotFixture()
                .table("divisions", HISTORY)
                .mapping("fields:\n  " + CITY + "\n  at: $.at\neventTime: at");

        assertThat(SnapshotFixture.value(catalog.outcome(record("临安", "2017-08-01T00:30:00+08:00"))))
                .contains("330112");
        assertThat(error(catalog.outcome(record("临安", "yesterday"))).code()).isEqualTo(ErrorCode.EVENT_TIME_MISSING);
    }

    @Test
    void anotherFieldThanTheEventTimeMayDecide() {
        String city = "city: {from: $.city, code: {table: divisions, at: issued}}";
        String issued = "issued: {from: $.issued, time: yyyyMMdd, zone: Asia/Shanghai, mask: drop}";

        Outcome outcome = fields(AT, city, issued)
                .outcome("{\"city\":\"临安市\",\"at\":\"2020-01-01 00:00\",\"issued\":\"20100101\"}");
        assertThat(SnapshotFixture.value(outcome)).contains("\"city\":\"330185\"");
        assertThat(error(fields(AT, city, issued)
                                .outcome("{\"city\":\"临安市\",\"at\":\"2020-01-01 00:00\",\"issued\":\"20190101\"}"))
                        .message()
                        .english())
                .as("the day of a masked field does not show")
                .endsWith("only until 2017-08-01; the record's event is of another time");
    }

    @Test
    void aDatedTableIsRefusedWhereNothingTellsTheTime() {
        assertThat(fields(CITY).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("standard.fields.city.code", "eventTime", "at: <field>"));
    }

    @Test
    void aFieldThatIsNoneOrLookedUpItselfTellsNoTime() {
        assertThat(fields("city: {from: $.city, code: {table: divisions, at: ta}}", AT)
                        .problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("standard.fields.city.code.at", "'ta'", "did you mean 'at'?"));
        assertThat(fields(
                                "a: {from: $.a, code: {table: divisions, at: b}}",
                                "b: {from: $.b, code: {table: divisions, at: a}}")
                        .problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.toString()).contains("is itself looked up"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{table: divisions, match: [name, nick]}",
                "{table: divisions, within: '339999'}",
                "{table: divisions, upTo: {tier: x}}",
                "{table: divisions, within: '330000', parent: above}",
                "{table: divisions, within: '330000', key: id}"
            })
    void whatTheTableDoesNotHaveIsRefusedAtLoad(String rule) {
        assertThat(fields(AT, "city: {from: $.city, code: " + rule + "}").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("standard.fields.city.code"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            where: {level: prefectrue}                       | the level 'prefectrue', which no row of the code table divisions has; did you mean 'prefecture'?
            where: {level: [town, village]}                  | 'where' names the level 'town', which no row of the code table divisions has; there are
            where: {level: [prefecture, cuonty]}             | 'where' names the level 'cuonty', which no row of the code table divisions has; did you mean 'county'?
            upTo: {level: [town]}                            | 'upTo' names the level 'town', which no row of the code table divisions has; there are
            upTo: {level: cuonty}                            | 'upTo' names the level 'cuonty', which no row of the code table divisions has; did you mean 'county'?
            within: '33000'                                  | 'within' names the code '33000', which no row of the code table divisions has; did you mean '330000'?
            within: ''                                       | 'within' names the code ''
            where: {levle: county}                           | no column 'levle'; its columns are
            where: {level: county, code: '330100'}           | meets all that is under 'where'
            upTo: {level: county, code: '330100'}            | meets all that is under 'upTo'
            """)
    void whatNoRowHasIsRefusedAtLoadWithWhatIsNear(String rule, String told) {
        assertThat(fields(AT, "city: {from: $.city, code: {table: divisions, " + rule + "}}")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(told.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where: {level: [prefecture, town]}",
                "where: {level: [prefecture, county, prefectures]}",
                "upTo: {level: [village, prefecture]}",
                "where: {code: ['330100', '330199']}",
                "where: {name: [杭州市, 苗族自治县]}"
            })
    void oneOfSeveralValuesMayHaveNoRow(String rule) {
        assertThat(fields(AT, "city: {from: $.city, code: {table: divisions, " + rule + "}}")
                        .problems())
                .isEmpty();
    }

    @Test
    void everythingThatATableDoesNotHaveIsToldAtOnce() {
        assertThat(fields(
                                AT,
                                "city: {from: $.city, code: {table: divisions, give: kode, where: {level: x, short: y},"
                                        + " upTo: {level: z}, within: [a, '330000', b]}}")
                        .problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("'kode'", "'x'", "'y'", "'z'", "'a'", "'b'"));
    }

    @Test
    void aCountyStandsForItsPrefectureWithinItsProvince() {
        SnapshotFixture catalog =
                fields(AT, "city: {from: $.city, code: {table: divisions, upTo: {level: prefecture}, within: 320000}}");

        assertThat(SnapshotFixture.value(catalog.outcome("{\"city\":\"鼓楼区\"}"))).isEqualTo("{\"city\":\"320100\"}");
        RecordError outside = error(catalog.outcome("{\"city\":\"杭州市\"}"));
        assertThat(outside.message().english())
                .isEqualTo("city: '杭州市' is not a name in the code table divisions within 320000;"
                        + " the rule leaves out its row 330100 杭州市 杭州 武林|临安府 330000 prefecture");
        assertThat(outside.message().chinese())
                .isEqualTo(
                        "city：'杭州市' 不是码表 divisions（在 320000 之内）中的 name；该规则排除了它所在的行：330100 杭州市 杭州 武林|临安府 330000 prefecture");
    }

    @Test
    void aNameThatRepeatsIsRefusedWithTheRemedy() {
        RecordError error = error(fields(AT, CITY).outcome("{\"city\":\"鼓楼区\"}"));

        assertThat(error.code()).isEqualTo(ErrorCode.AMBIGUOUS_CODE);
        assertThat(error.message().english()).contains("320106 鼓楼区", "350102 鼓楼区", "'within'");
        assertThat(error.message().chinese()).contains("对应多行", "within");
    }

    @Test
    void anUnknownValueIsRefusedWithTheNearestEntry() {
        RecordError error = error(fields(AT, CITY).outcome("{\"city\":\"杭洲市\"}"));

        assertThat(error.message().english()).endsWith("; the nearest entry is '杭州市'");
        assertThat(error.message().chinese()).endsWith("；最接近的条目是“杭州市”");
    }

    @Test
    void unmappedValuesAreCountedByFieldOverAllStandardizers() {
        Contract contract = fields(
                        AT, CITY, "again: {from: $.again, code: {table: divisions, where: {level: prefecture}}}")
                .contract();
        for (String city : List.of("杭洲市", "东京", "杭洲市", "杭州市")) {
            contract.open().standardize(bytes("{\"city\":\"" + city + "\",\"again\":\"鼓楼区\"}"));
        }
        contract.open().standardize(bytes(record("临安市", "2018-02-20 07:00")));

        assertThat(contract.unmapped())
                .containsExactly(
                        new UnmappedValue("city", "divisions", "杭洲市", 2, List.of("杭州市")),
                        new UnmappedValue("city", "divisions", "东京", 1, List.of()),
                        new UnmappedValue("city", "divisions", "临安市", 1, List.of("临安", "临安区", "临安府")),
                        new UnmappedValue("again", "divisions", "鼓楼区", 4, List.of()));
    }

    @Test
    void whatMustNotShowIsNeverTakenDown() {
        Contract contract = fields(
                        AT,
                        "masked: {from: $.city, code: divisions, mask: sm3}",
                        "computed: {cel: record.city, code: divisions}")
                .contract();
        Outcome outcome = contract.open().standardize(bytes("{\"city\":\"杭洲市\"}"));

        assertThat(contract.unmapped()).isEmpty();
        assertThat(outcome.toString()).doesNotContain("杭");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AT,
                "at: {cel: record.at, time: 'yyyy-MM-dd HH:mm', zone: Asia/Shanghai}",
                "at: {from: $.at, trim: true}"
            })
    void theDayOfATimeThatAnotherFieldMasksShowsInNoReason(String at) {
        String masked = "born: {from: $.at, mask: sm3}";
        RecordError error = error(new SnapshotFixture()
                .table("divisions", HISTORY)
                .mapping("fields:\n" + String.join("\n", CITY, masked, at).indent(2) + "eventTime: at")
                .outcome(record("临安市", at.contains("time") ? "2018-02-20 07:00" : "2018-02-20T07:00:00Z")));

        assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_CODE);
        assertThat(error.message().english()).endsWith("the record's event is of another time");
        assertThat(error.toString()).doesNotContain("2018-02-20");
    }

    @Test
    void rulesOfElementsAndOfNestedFieldsLookUpAtTheTimeOfTheWholeRecord() {
        SnapshotFixture catalog = fields(
                "all: {from: $.all, each: {code: {table: divisions, match: [name, short]}}}",
                "place: {fields: {city: {from: $.city, code: {table: divisions, match: short}}}}",
                "at: {cel: record.at, time: 'yyyy-MM-dd HH:mm', zone: Asia/Shanghai}");

        assertThat(SnapshotFixture.value(
                        catalog.outcome("{\"all\":[\"临安\",\"杭州市\"],\"city\":\"临安\",\"at\":\"2017-01-01 00:00\"}")))
                .startsWith("{\"all\":[\"330185\",\"330100\"],\"place\":{\"city\":\"330185\"}");

        Contract contract = catalog.contract();
        contract.open().standardize(bytes("{\"all\":[\"杭洲市\",\"杭洲市\"],\"city\":\"东京\"}"));
        assertThat(contract.unmapped())
                .extracting(UnmappedValue::field, UnmappedValue::value, UnmappedValue::count)
                .containsExactly(tuple("all/*", "杭洲市", 2L), tuple("place/city", "东京", 1L));
    }

    @Test
    void whatAMaskOfAnOuterRuleCoversIsNeverTakenDown() {
        Contract contract = fields(
                        AT, "all: {from: $.all, each: {code: divisions}, join: ',', mask: {partial: {last: 1}}}")
                .contract();
        Outcome outcome = contract.open().standardize(bytes("{\"all\":[\"杭洲市\"]}"));

        assertThat(contract.unmapped()).isEmpty();
        assertThat(outcome.toString()).doesNotContain("杭");
    }

    private static SourceRecord bytes(String value) {
        return SnapshotFixture.record(value.getBytes(StandardCharsets.UTF_8));
    }
}
