package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.codec.RecordFraming;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same readings in four dialects come out as the same standard records. */
class DialectTests {

    private static final String SCHEMA = """
            {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
             "required": ["station", "city", "at", "lon"], "additionalProperties": false,
             "properties": {
               "station": {"type": "string", "pattern": "^[0-9]{4}A$"},
               "city": {"type": "string", "pattern": "^[0-9]{6}$"},
               "at": {"type": "string", "format": "date-time"},
               "pm25": {"type": "integer", "minimum": 0},
               "co": {"type": "number", "minimum": 0},
               "lon": {"type": "number", "minimum": 73, "maximum": 136}}}""";

    private static final String DIVISIONS = """
            code,name,level
            330200,宁波市,prefecture
            330300,温州市,prefecture
            330000,浙江省,province
            """;

    private static final String STANDARD = """
            standard:
              schema: air@latest
              fields:
                station: %s
                city: {from: %s, code: gbt2260, where: {level: [prefecture, county]}}
                at: %s
                pm25: {from: %s, number: integer, missing: ["-;", ""]}
                co: {from: %s, number: decimal, missing: ["-;", ""]}
                lon: {from: %s, number: decimal}
              key: station
            target: {topic: std.air}
            """;
    private static final String LOCAL = "{from: %s, time: \"yyyy-MM-dd'T'HH:mm:ss\", zone: Asia/Shanghai}";

    private static final List<String> EXPECTED = List.of(
            "{\"station\":\"1234A\",\"city\":\"330200\",\"at\":\"2018-02-20T07:00:00+08:00\",\"pm25\":50,\"co\":0.60,"
                    + "\"lon\":121.836}",
            "{\"station\":\"1242A\",\"city\":\"330300\",\"at\":\"2018-02-20T08:00:00+08:00\",\"lon\":120.634}");

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of(
                        "nested JSON",
                        "UTF-8",
                        "source: {topic: t, format: json}\n"
                                + STANDARD.formatted(
                                        "$.properties.code",
                                        "$.properties.area",
                                        LOCAL.formatted("$.properties.time"),
                                        "$.properties.pm2_5",
                                        "$.properties.co",
                                        "'$.geometry.coordinates[0]'"),
                        """
                        {"geometry":{"coordinates":[121.836,29.9]},"properties":{"code":"1234A","area":"宁波市","time":"2018-02-20T07:00:00","pm2_5":"50","co":"0.60"}}
                        {"geometry":{"coordinates":[120.634,28.0]},"properties":{"code":"1242A","area":"温州市","time":"2018-02-20T08:00:00","pm2_5":"-;","co":"-;"}}
                        {"geometry":{"coordinates":[120.1,28.0]},"properties":{"code":"1299A","area":"临安市","time":"2018-02-20T08:00:00","pm2_5":"7","co":""}}
                        """),
                Arguments.of(
                        "flat CSV in GBK",
                        "GBK",
                        "source: {topic: t, format: csv, charset: GBK}\n"
                                + STANDARD.formatted(
                                        "$.code", "$.area", LOCAL.formatted("$.time"), "$.pm", "$.co", "$.lon"),
                        "code,area,time,pm,co,lon\r\n1234A,宁波市,2018-02-20T07:00:00,50,0.60,121.836\r\n"
                                + "1242A,\"温州市\",2018-02-20T08:00:00,-;,,120.634\r\n"
                                + "1299A,临安市,2018-02-20T08:00:00,7,,120.1\r\n"),
                Arguments.of(
                        "XML",
                        "UTF-8",
                        "source: {topic: t, format: xml}\n"
                                + STANDARD.formatted(
                                        "$.Code", "$.Area", LOCAL.formatted("$.Time"), "$.PM", "$.CO", "\"$['@lon']\""),
                        """
                        <R lon="121.836"><Code>1234A</Code><Area>宁波市</Area><Time>2018-02-20T07:00:00</Time><PM>50</PM><CO>0.60</CO></R>
                        <R lon="120.634"><Code>1242A</Code><Area>温州市</Area><Time>2018-02-20T08:00:00</Time><PM>-;</PM><CO/></R>
                        <R lon="120.1"><Code>1299A</Code><Area>临安市</Area><Time>2018-02-20T08:00:00</Time></R>
                        """),
                Arguments.of(
                        "flat JSON in GB18030 with a count of milliseconds",
                        "GB18030",
                        "source: {topic: t, format: json, charset: GB18030}\n"
                                + STANDARD.formatted(
                                        "$.zdbm",
                                        "$.cs",
                                        "{from: $.sj, time: epoch-millis, zone: Asia/Shanghai}",
                                        "$.PM25",
                                        "$.CO",
                                        "$.jd"),
                        """
                        {"zdbm":"1234A","cs":"宁波市","sj":1519081200000,"PM25":"50","CO":"0.60","jd":121.836}
                        {"zdbm":"1242A","cs":"温州市","sj":1519084800000,"PM25":"-;","jd":120.634}
                        {"zdbm":"1299A","cs":"临安市","sj":1519084800000,"jd":120.1}
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void aDialectComesOutAsTheStandard(String name, String charset, String flow, String file) {
        Contract contract = new SnapshotFixture()
                .schema("air", 1, SCHEMA)
                .table("gbt2260", DIVISIONS)
                .flow("flow: air\n" + flow)
                .contract();
        Standardizer standardizer = contract.open();
        List<String> values = new ArrayList<>();
        List<RecordError> errors = new ArrayList<>();

        for (byte[] value :
                RecordFraming.of(contract.definition().source()).split(file.getBytes(Charset.forName(charset)))) {
            Outcome outcome = standardizer.standardize(SnapshotFixture.record(value));
            if (outcome instanceof Outcome.Rejected rejected) {
                errors.addAll(rejected.errors());
            } else {
                values.add(SnapshotFixture.value(outcome));
            }
        }

        assertThat(values).containsExactlyElementsOf(EXPECTED);
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_CODE);
            assertThat(error.seen()).isEqualTo("'临安市'");
        });
    }

    @Test
    void bytesOfAnotherCharsetAreRefusedRatherThanGuessed() {
        SnapshotFixture catalog = new SnapshotFixture().mapping("fields: {v: $.v}");

        Outcome outcome = catalog.outcome("{\"v\":\"宁波市\"}", Charset.forName("GBK"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.errors().get(0).code()).isEqualTo(ErrorCode.INVALID_ENCODING));
        assertThat(SnapshotFixture.value(catalog.outcome("{\"v\":\"宁波市\"}", StandardCharsets.UTF_8)))
                .isEqualTo("{\"v\":\"宁波市\"}");
    }
}
