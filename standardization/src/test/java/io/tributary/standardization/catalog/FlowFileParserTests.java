package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.core.flow.Conversion.EpochUnit;
import io.tributary.core.flow.Conversion.NumberFormat;
import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.flow.Conversion.SourceTime;
import io.tributary.core.flow.Conversion.TimeFormat;
import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.Format;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.Mask;
import io.tributary.core.flow.RecordAttribute;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TargetPolicy;
import io.tributary.core.flow.ValueSource;
import io.tributary.core.site.SiteCode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FlowFileParserTests {

    private static final String WHOLE = """
            flow: air-quality
            description: Hourly readings
            lane: urgent
            sites: [330100, "330200"]
            source:
              topic: ods.air.raw
              format: csv
              charset: GBK
              accepts: air-raw@2
              csv: {columns: [a, b], separator: "\\t"}
            standard:
              schema: air-quality@latest
              fields:
                stationCode: $.properties.stationcode
                cityCode:    { from: $.properties.area, code: gbt2260, where: {level: [prefecture, county]} }
                district:    { from: $.d, code: {table: gbt2260, match: code, give: name, where: {level: county}} }
                observedAt:  { from: $.t, time: "yyyy-MM-dd'T'HH:mm:ss", zone: Asia/Shanghai }
                sentAt:      { from: __timestamp__, time: epoch-millis, zone: "+08:00", to: yyyyMMdd }
                pm25:        { from: $.pm2_5, number: integer, missing: ["-;", "", -9999] }
                so2:         { from: $.so2, number: decimal, missing: "-", default: 0.50 }
                reporter:    { from: $.reporter, mask: sm3 }
                polluted:    { cel: "record.aqi > 150" }
                offset:      __offset__
                source:      { const: cnemc }
                year:        { const: 2018 }
              when: "record.ispublish == 'true'"
              key: stationCode
              eventTime: observedAt
            target:
              topic: std.air-quality
              delivery: at-least-once
            """;

    private static final String SMALL = """
            flow: air-quality
            source:
              topic: ods.air.raw
              format: json
            standard:
              schema: air-quality
              fields:
                code: $.code
            target:
              topic: std.air-quality
            """;

    @Test
    void everyKeyArrivesInTheDefinition() {
        FlowDefinition flow = parse(WHOLE).definition();

        assertThat(flow.name()).isEqualTo(FlowName.of("air-quality"));
        assertThat(flow.description()).isEqualTo("Hourly readings");
        assertThat(flow.lane()).isEqualTo(LaneName.URGENT);
        assertThat(flow.sites()).containsExactlyInAnyOrder(SiteCode.of("330100"), SiteCode.of("330200"));
        assertThat(flow.source().topics().selects("ods.air.raw")).isTrue();
        assertThat(flow.source().format()).isEqualTo(Format.CSV);
        assertThat(flow.source().charset()).isEqualTo(Charset.forName("GBK"));
        assertThat(flow.source().accepts()).isEqualTo(SchemaReference.parse("air-raw@2"));
        assertThat(flow.source().layout()).isEqualTo(new CsvLayout(List.of("a", "b"), '\t'));
        assertThat(flow.standard().schema()).isEqualTo(SchemaReference.parse("air-quality@latest"));
        assertThat(flow.standard().when()).isEqualTo("record.ispublish == 'true'");
        assertThat(flow.standard().key()).isEqualTo("stationCode");
        assertThat(flow.standard().eventTime()).isEqualTo("observedAt");
        assertThat(flow.target().topic().text()).isEqualTo("std.air-quality");
        assertThat(flow.target().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void everyFormOfFieldRuleIsRead() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");

        assertThat(parse(WHOLE).definition().standard().fields())
                .containsExactly(
                        plain("stationCode", path("$.properties.stationcode")),
                        converted(
                                "cityCode",
                                path("$.properties.area"),
                                new CodeLookup(
                                        "gbt2260", "name", "code", Map.of("level", List.of("prefecture", "county")))),
                        converted(
                                "district",
                                path("$.d"),
                                new CodeLookup("gbt2260", "code", "name", Map.of("level", List.of("county")))),
                        converted(
                                "observedAt",
                                path("$.t"),
                                new TimeFormat(new SourceTime.Pattern("yyyy-MM-dd'T'HH:mm:ss"), shanghai, null)),
                        converted(
                                "sentAt",
                                new ValueSource.Attribute(RecordAttribute.TIMESTAMP),
                                new TimeFormat(
                                        new SourceTime.Epoch(EpochUnit.MILLIS), ZoneId.of("+08:00"), "yyyyMMdd")),
                        new FieldRule(
                                "pm25",
                                path("$.pm2_5"),
                                Set.of("-;", "", "-9999"),
                                List.of(new NumberFormat(NumberKind.INTEGER)),
                                null,
                                null),
                        new FieldRule(
                                "so2",
                                path("$.so2"),
                                Set.of("-"),
                                List.of(new NumberFormat(NumberKind.DECIMAL)),
                                null,
                                new BigDecimal("0.50")),
                        new FieldRule("reporter", path("$.reporter"), Set.of(), List.of(), new Mask.Sm3(), null),
                        plain("polluted", new ValueSource.Expression("record.aqi > 150")),
                        plain("offset", new ValueSource.Attribute(RecordAttribute.OFFSET)),
                        plain("source", new ValueSource.Constant("cnemc")),
                        plain("year", new ValueSource.Constant(2018L)));
    }

    @Test
    void whatIsLeftOutTakesItsDefault() {
        FlowDefinition flow = parse(SMALL).definition();

        assertThat(flow.description()).isEmpty();
        assertThat(flow.lane()).isEqualTo(LaneName.NORMAL);
        assertThat(flow.sites()).isEmpty();
        assertThat(flow.source().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(flow.source().layout()).isEqualTo(JsonLayout.PLAIN);
        assertThat(flow.standard().schema()).isEqualTo(SchemaReference.parse("air-quality@latest"));
        assertThat(flow.target().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    }

    @Test
    void csvWithoutLayoutHasAHeaderLine() {
        FlowDefinition flow = parse(SMALL.replace("json", "csv")).definition();

        assertThat(flow.source().layout()).isEqualTo(new CsvLayout(List.of(), ','));
    }

    @Test
    void anUnknownKeyIsToldWithItsPlaceAndTheNearestName() {
        assertThat(problems(SMALL.replace("  format: json", "  fromat: json")))
                .extracting(ConfigurationProblem::toString)
                .containsExactly(
                        "flows/a.yaml:4:11: source.fromat: unknown key 'fromat'; did you mean 'format'?",
                        "flows/a.yaml:2:1: source: 'format' is missing: one of json, csv, xml, avro");
    }

    @Test
    void everyProblemOfTheFileIsToldAtOnce() {
        String text = SMALL.replace("flow: air-quality", "flow: Air Quality")
                .replace("format: json", "format: jsno\n  charset: UTF-9")
                .replace("code: $.code", "code: {from: $.code, number: int, time: epoch-millis}")
                .replace("topic: std.air-quality", "topic: 'std/air'");

        assertThat(problems(text))
                .extracting(problem -> problem.line() + " " + problem.path() + " " + problem.nearest())
                .containsExactly(
                        "1 flow null",
                        "4 source.format json",
                        "5 source.charset UTF-8",
                        "9 standard.fields.code.number null",
                        "9 standard.fields.code null",
                        "9 standard.fields.code.number null",
                        "11 target.topic null");
    }

    @Test
    void keysThatExcludeEachOtherAreExplained() {
        assertThat(messages(SMALL.replace("code: $.code", "code: {from: $.code, const: 1}")))
                .containsExactly("'const' does not go with 'from': a value comes from one place");
        assertThat(messages(SMALL.replace("format: json", "format: json\n  pattern: ods.*")))
                .containsExactly(
                        "'pattern' does not go with 'topic': a flow reads one topic or all that match a pattern");
        assertThat(messages(SMALL.replace("code: $.code", "code: {const: 1, number: integer}")))
                .containsExactly("'number' does not go with 'const': a constant is published as it is written");
        assertThat(messages(SMALL.replace("code: $.code", "code: {from: $.a, zone: UTC, where: {a: b}}")))
                .containsExactly("'where' goes with 'code' only", "'zone' goes with 'time' only");
        assertThat(messages(SMALL.replace("format: json", "format: json\n  csv: {}")))
                .containsExactly("'csv' goes with 'format: csv' only");
    }

    @Test
    void aKeyThatIsNoFieldOfTheFlowIsToldWithTheNearestField() {
        assertThat(problems(SMALL.replace("target:", "  key: cdoe\ntarget:")))
                .singleElement()
                .hasToString("flows/a.yaml:9:8: standard.key: 'cdoe' is none of the fields of this flow;"
                        + " did you mean 'code'?");
    }

    @Test
    void aMisspeltZoneIsToldWithTheNearest() {
        assertThat(problems(SMALL.replace("$.code", "{from: $.t, time: epoch-millis, zone: Asia/Shangai}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.nearest()).isEqualTo("Asia/Shanghai"));
    }

    @Test
    void aTextThatIsNeitherPathNorAttributeIsRefused() {
        assertThat(problems(SMALL.replace("$.code", "__ofset__")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.nearest()).isEqualTo("__offset__"));
        assertThat(messages(SMALL.replace("$.code", "5")))
                .singleElement()
                .asString()
                .contains("{const: 1}");
    }

    @Test
    void theGatewaysOwnTopicsAreNeitherReadNorWritten() {
        assertThat(messages(SMALL.replace("ods.air.raw", "tributary.a")))
                .containsExactly("a topic that begins with 'tributary.' is the gateway's own, such as a ledger; got"
                        + " 'tributary.a'");
        assertThat(messages(SMALL.replace("std.air-quality", "tributary.b")))
                .containsExactly("a topic that begins with 'tributary.' is the gateway's own, such as a ledger; got"
                        + " 'tributary.b'");
        assertThat(messages(SMALL.replace("std.air-quality", "b.dead-letter")))
                .containsExactly("a topic that ends in '.dead-letter' takes refused records only; got 'b.dead-letter'");
        assertThat(parse(SMALL.replace("ods.air.raw", "a.dead-letter"))
                        .definition()
                        .source()
                        .topics()
                        .selects("a.dead-letter"))
                .isTrue();
    }

    @Test
    void theTargetSaysHowItsTopicIsMade() {
        TargetDefinition target =
                parse(SMALL.replace("std.air-quality", """
                        std.${site}.${topic}
                          partitions: 12
                          replication: 3
                          fewer-partitions: fold
                          config: {retention.ms: 604800000, cleanup.policy: compact}
                        """)).definition().target();

        assertThat(target.topic().text()).isEqualTo("std.${site}.${topic}");
        assertThat(target.policy())
                .isEqualTo(new TargetPolicy(
                        12,
                        3,
                        Map.of("retention.ms", "604800000", "cleanup.policy", "compact"),
                        TargetPolicy.FewerPartitions.FOLD));
        assertThat(parse(SMALL).definition().target().policy()).isEqualTo(TargetPolicy.DEFAULT);
    }

    @Test
    void aWrongTargetIsToldWithItsPlaceAndTheNearestName() {
        assertThat(problems(SMALL.replace("std.air-quality", """
                        std.${topc}
                          partitions: smae
                          fewer-partitions: flod
                          config: {retention-ms: 1}
                        """)))
                .extracting(problem -> problem.line() + " " + problem.path() + " " + problem.nearest())
                .containsExactly(
                        "10 target.topic ${topic}",
                        "11 target.partitions same",
                        "12 target.fewer-partitions fold",
                        "13 target.config.retention-ms retention.ms");
    }

    @Test
    void laterProblemsAreFoundByPath() {
        ParsedFlow flow = parse(WHOLE);

        assertThat(flow.marks().problem("standard.fields.pm25.number", "no").line())
                .isEqualTo(19);
        assertThat(flow.marks().problem("standard.when", "no").line()).isEqualTo(26);
        assertThat(flow.marks().problem("standard.fields.pm25.absent", "no").line())
                .isEqualTo(19);
    }

    static ParsedFlow parse(String text) {
        return FlowFileParser.parse(new CatalogDocument("a", "sha256:0", "flows/a.yaml", text));
    }

    private static List<ConfigurationProblem> problems(String text) {
        return catchThrowableOfType(ConfigurationException.class, () -> parse(text))
                .problems();
    }

    private static List<String> messages(String text) {
        return problems(text).stream().map(ConfigurationProblem::message).toList();
    }

    private static FieldRule plain(String name, ValueSource source) {
        return new FieldRule(name, source, Set.of(), List.of(), null, null);
    }

    private static FieldRule converted(String name, ValueSource source, io.tributary.core.flow.Conversion step) {
        return new FieldRule(name, source, Set.of(), List.of(step), null, null);
    }

    private static ValueSource path(String query) {
        return new ValueSource.Path(query);
    }
}
