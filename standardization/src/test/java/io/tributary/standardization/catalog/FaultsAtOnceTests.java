package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No fault of a flow, route, schema or code table hides another one. */
class FaultsAtOnceTests {

    private static final String FLOW = """
            flow: sample
            lane: normal
            sites: ["330100"]
            source:
              topic: ods.sample
              format: json
              charset: UTF-8
              wire: confluent
              embedded: [$.payload]
              accepts: any@1
            standard:
              schema: closed@1
              fields:
                id: {from: $.id, mask: {partial: {first: 3, last: 4}}}
                city: {from: $.area, code: {table: divisions, match: name, give: code}, where: {level: [city]}}
                at: {from: $.at, time: "yyyy-MM-dd", zone: UTC}
                pm: {from: [$.pm, $.value], number: {kind: decimal, scale: 1}}
                dust: {from: $.dust, unit: {from: mg/m3, to: ug/m3}}
                no: {from: $.no, extract: {pattern: "([0-9]+)"}}
                bad: {cel: "record.aqi > 150"}
                tags: {from: $.tags, each: {from: $.tag, number: integer}}
                lon: {coordinates: {longitude: $.x, latitude: $.y, from: gcj-02, to: wgs-84, give: longitude}}
                inner: {fields: {a: $.a, b: {from: $.b, number: integer}}}
              when: record.ok
              key: id
            target:
              topic: std.sample
            """;

    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["id"], "properties":
             {"id": {}, "city": {}, "at": {}, "pm": {}, "dust": {}, "no": {}, "bad": {}, "tags": {}, "lon": {}, "inner": {}}}
            """;

    /** What is changed to what, and a piece of what must be told then. */
    private record Fault(String sound, String broken, String told) {}

    /** Each by itself makes one problem. */
    private static final List<Fault> FAULTS = List.of(
            new Fault("flow: sample", "flow: Sample", "flow: a name is"),
            new Fault("lane: normal", "lane: Nor mal", "lane: "),
            new Fault("sites: [\"330100\"]", "sites: [\"33010\"]", "sites[0]: "),
            new Fault("topic: ods.sample", "topik: ods.sample", "source.topik: unknown key"),
            new Fault("charset: UTF-8", "charset: UFT-8", "source.charset: unknown charset"),
            new Fault("wire: confluent", "wire: confluence", "source.wire: expected one of"),
            new Fault("[$.payload]", "['$..payload']", "source.embedded[0]: "),
            new Fault("accepts: any@1", "accepts: any@7", "source.accepts: the schema any has no version 7"),
            new Fault("accepts: any@1", "csv: {sepparator: ';'}", "source.csv.sepparator: unknown key"),
            new Fault("accepts: any@1", "xml: {arrays: [a, a]}", "source.xml.arrays[1]: "),
            new Fault("first: 3", "first: -3", "mask.partial.first: "),
            new Fault("table: divisions", "table: division", "city.code: there is no code table"),
            new Fault("level: [city]", "levle: [city]", "no column 'levle'"),
            new Fault(
                    "level: [city]",
                    "level: [ciyt]",
                    "which no row of the code table divisions has; did you mean 'city'?"),
            new Fault("give: code", "give: kode", "no column 'kode'"),
            new Fault("match: name", "match: nahme", "no column 'nahme'"),
            new Fault("yyyy-MM-dd", "yyyy-MM-dj", "standard.fields.at.time: "),
            new Fault("zone: UTC", "zone: UTX", "standard.fields.at.zone: "),
            new Fault("[$.pm, $.value]", "[$.pm, '$.a-b']", "standard.fields.pm.from: "),
            new Fault("kind: decimal", "kind: dezimal", "standard.fields.pm.number.kind: "),
            new Fault("from: mg/m3", "from: mgg/m3", "'mgg"),
            new Fault("to: ug/m3", "to: ugg/m3", "'ugg"),
            new Fault("([0-9]+)", "([0-9]+", "standard.fields.no.extract: "),
            new Fault("record.aqi >", "rekord.aqi >", "undeclared reference to 'rekord'"),
            new Fault("from: $.tag,", "from: $.tag.,", "standard.fields.tags.each.from: "),
            new Fault("number: integer}}\n    lon", "number: intejer}}\n    lon", "fields.tags.each.number: "),
            new Fault("longitude: $.x", "longitude: '$.x y'", "lon.coordinates.longitude.from: "),
            new Fault("latitude: $.y", "latitude: 7", "lon.coordinates.latitude: "),
            new Fault("from: gcj-02", "from: gcj-03", "lon.coordinates.from: "),
            new Fault("a: $.a,", "a: '$.a]',", "inner.fields.a.from: "),
            new Fault("from: $.b,", "form: $.b,", "inner.fields.b.form: unknown key 'form'"),
            new Fault("when: record.ok", "when: record.ok +", "standard.when: "),
            new Fault("key: id", "key: ident", "standard.key: 'ident' is none of the fields"),
            new Fault("topic: std.sample", "topic: 'std sample'", "target.topic: "),
            new Fault("schema: closed@1", "schema: close@1", "standard.schema: there is no schema"));

    static Stream<Long> seeds() {
        return LongStream.range(0, Long.getLong("tributary.test.seeds", 18)).boxed();
    }

    private static SnapshotFixture catalog() {
        return new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("closed", 1, SCHEMA)
                .table("divisions", "code,name,level\n330100,杭州市,city\n");
    }

    private static List<String> problems(SnapshotFixture catalog) {
        return catalog.problems().stream().map(String::valueOf).toList();
    }

    @Test
    void theFlowIsSoundBeforeAnythingIsPlanted() {
        assertThat(problems(catalog().flow(FLOW))).isEmpty();
    }

    @Test
    void eachFaultAloneIsToldAndNothingThatOnlyFollowsFromIt() {
        for (Fault fault : FAULTS) {
            List<String> told = problems(catalog().flow(planted(List.of(fault))));
            assertThat(told).as(fault.toString()).anyMatch(problem -> problem.contains(fault.told()));
            // A misspelt key is told as unknown, and the one that is missing then as missing; keys of two formats
            // likewise.
            assertThat(told).as(fault.toString()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void severalFaultsAreAllToldWhateverTheyAre(long seed) {
        // Given
        List<Fault> planted = new ArrayList<>(FAULTS);
        Collections.shuffle(planted, new Random(seed));
        planted = compatible(planted.subList(0, 2 + (int) (seed % 9)));

        // When
        List<String> told = problems(catalog().flow(planted(planted)));

        // Then
        for (Fault fault : planted) {
            assertThat(told).as(fault.toString()).anyMatch(problem -> problem.contains(fault.told()));
        }
        assertThat(told).doesNotHaveDuplicates().noneMatch(problem -> problem.contains("unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "standard", "target"})
    void aSectionThatIsMissingHidesNoFaultOfTheOthers(String section) {
        String without = FLOW.replaceAll("(?m)^" + section + ":\n(  .*\n)+", "")
                .replace("embedded: [$.payload]", "embedded: ['$..a']")
                .replace("record.ok", "record.ok +")
                .replace("std.sample", "std sample");

        List<String> told = problems(catalog().flow(without));

        assertThat(told).anyMatch(problem -> problem.contains("'" + section + "' is missing"));
        assertThat(told).hasSize(3).noneMatch(problem -> problem.contains("unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv", "xml", "avro", "jsn"})
    void whateverTheFormatEveryFaultOfTheSourceIsTold(String format) {
        List<String> told = problems(catalog().flow("""
                flow: sample
                source:
                  topic: ods.sample
                  format: %s
                  charset: UFT-8
                  wire: confluence
                  embedded: ['$..payload', $.a, $.a]
                  csv: {sepparator: ';', quote: ab, columns: [a, a]}
                  xml: {arays: [a], arrays: [b, b]}
                  avro: {shema: a@1}
                standard: {schema: any@1, fields: {a: $.a, id: __schemaId__}}
                target: {topic: std.sample}
                """.formatted(format)));

        for (String fault : List.of(
                "source.charset: unknown charset",
                "source.wire: expected one of",
                "source.embedded[0]: ",
                "source.embedded[2]: the path '$.a' is listed twice",
                "source.csv.sepparator: unknown key",
                "source.csv.quote: ",
                "source.csv.columns[1]: ",
                "source.xml.arays: unknown key",
                "source.xml.arrays[1]: ",
                "source.avro.shema: unknown key")) {
            assertThat(told).anyMatch(problem -> problem.contains(fault));
        }
        assertThat(told).doesNotHaveDuplicates();
    }

    @Test
    void aWrongWordUnderWireMakesNoAttributeWrong() {
        String flow =
                FLOW.replace("id: {from", "schema: __schemaId__\n    id: {from").replace("closed@1", "any@1");
        assertThat(problems(catalog().flow(flow))).isEmpty();

        assertThat(problems(catalog().flow(flow.replace("wire: confluent", "wire: confluence"))))
                .singleElement()
                .asString()
                .contains("source.wire: expected one of");
    }

    private static List<Fault> compatible(List<Fault> faults) {
        List<Fault> kept = new ArrayList<>();
        for (Fault fault : faults) {
            boolean tableIsGone = isInTable(fault)
                    && kept.stream().anyMatch(other -> other.broken().equals("table: division"));
            boolean hidesColumns =
                    fault.broken().equals("table: division") && kept.stream().anyMatch(FaultsAtOnceTests::isInTable);
            boolean sharesPlace = kept.stream().anyMatch(other -> other.sound().equals(fault.sound()));
            if (!tableIsGone && !hidesColumns && !sharesPlace) {
                kept.add(fault);
            }
        }
        return kept;
    }

    private static boolean isInTable(Fault fault) {
        return fault.told().startsWith("no column") || fault.told().startsWith("which no row");
    }

    private static String planted(List<Fault> faults) {
        String text = FLOW;
        for (Fault fault : faults) {
            assertThat(text).contains(fault.sound());
            text = text.replace(fault.sound(), fault.broken());
        }
        return text;
    }

    @Test
    void everyFaultOfARouteIsToldAtOnce() {
        assertThat(problems(new SnapshotFixture().route("""
                        route: Bad
                        source: {topik: std.a}
                        targets:
                          - {topic: derived.a, when: "record.x +", selekt: [a]}
                          - derived.b
                          - {topic: "derived c", select: [$.a, "$..b"], key: "$.a]"}
                        """)))
                .hasSize(9)
                .allMatch(problem -> problem.startsWith("routes/0.yaml:"))
                .anyMatch(problem -> problem.contains("targets[0].when"))
                .anyMatch(problem -> problem.contains("targets[2].select[1]"))
                .anyMatch(problem -> problem.contains("targets[2].key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2020-12/schema"
            })
    void everyFaultOfASchemaIsToldAtOnce(String draft) {
        String schema = """
                {"$schema": "%s", "type": "object", "properties": {
                  "a": {"type": "strin"}, "b": {"pattern": "(?=x)"}, "c": {"maxLength": -1}, "d": {"$ref": "elsewhere#"},
                  "pattern": {"enum": [{"pattern": "(?=not one)"}]}},
                 "patternProperties": {"(?!y)": {}}}
                """.formatted(draft);
        for (String text : List.of(schema, schema.replace("elsewhere#", "#"))) {
            assertThat(problems(new SnapshotFixture().schema("any", 1, text).flow("""
                            flow: sample
                            source: {topic: ods.sample, format: json}
                            standard: {schema: any@1, fields: {a: $.a}}
                            target: {topic: std.sample}
                            """)))
                    .singleElement()
                    .asString()
                    .contains("/properties/a/type", "/properties/b/pattern", "/properties/c/maxLength", "(?!y)")
                    .doesNotContain("/enum/")
                    .contains(text.contains("elsewhere") ? "'elsewhere" : "schemas/any.json");
        }
    }

    @Test
    void everyFaultOfACodeTableIsToldAtOnce() {
        String rule = "fields: {v: {from: $.v, code: {table: t, upTo: {level: top}}}}";
        assertThat(problems(
                        catalog().table("t", "code,name,level\na\nb,c,d\ne,f\n").mapping(rule)))
                .singleElement()
                .asString()
                .contains("row 1", "row 3");
        assertThat(problems(catalog()
                        .table(
                                "t",
                                "code,name,level,parent,valid-from\n1,a,x,9,today\n2,b,x,8,2020-01-01\n3,c,x,,tomorrow\n")
                        .mapping("fields: {t: {from: $.t, time: epoch-millis, zone: UTC},"
                                + " v: {from: $.v, code: {table: t, upTo: {level: x}}}}")))
                .singleElement()
                .asString()
                .contains("'today'", "'tomorrow'");
    }
}
