package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.site.SiteCode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractCompilerTests {

    private static final String DIVISIONS = "code,name\n330100,杭州市\n";

    private static String flow(String name, String topic, String more) {
        return """
                flow: %s
                %ssource: {topic: %s, format: json}
                standard: {schema: any, fields: {v: $.v}}
                target: {topic: std.sample}
                """.formatted(name, more, topic);
    }

    private static SnapshotFixture catalog() {
        return new SnapshotFixture()
                .table("gbt2260", DIVISIONS)
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("any", 3, SnapshotFixture.ANY_OBJECT);
    }

    @Test
    void everythingThatIsWrongInAFlowIsToldAtOnceWithItsLine() {
        SnapshotFixture catalog =
                catalog().settings(StandardizationSettings.defaults()).flow("""
                        flow: sample
                        source: {topic: ods.sample, format: avro, accepts: any@2}
                        standard:
                          schema: ani@latest
                          fields:
                            a: $.a-b
                            b: {from: $.b, code: gbt2261}
                            c: {from: $.c, code: {table: gbt2260, match: nome}}
                            d: {cel: "now() > record.x"}
                            e: {from: $.e, mask: sm3}
                            f: {from: $.f, time: "HH:mm", zone: UTC}
                            g: {cel: "record.x +"}
                          when: "'text'"
                        target: {topic: std.sample}
                        """);

        assertThat(catalog.problems())
                .extracting(ConfigurationProblem::line, ConfigurationProblem::path, ConfigurationProblem::nearest)
                .containsExactlyInAnyOrder(
                        tuple(2, "source.format", null),
                        tuple(2, "source.accepts", null),
                        tuple(4, "standard.schema", "any"),
                        tuple(6, "standard.fields.a.from", null),
                        tuple(7, "standard.fields.b.code", "gbt2260"),
                        tuple(8, "standard.fields.c.code", null),
                        tuple(9, "standard.fields.d.cel", null),
                        tuple(10, "standard.fields.e.mask", null),
                        tuple(11, "standard.fields.f.time", null),
                        tuple(12, "standard.fields.g.cel", null),
                        tuple(13, "standard.when", null));
        assertThat(catalog.problems())
                .allSatisfy(problem -> assertThat(problem.toString()).startsWith("flows/0.yaml:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{cel: 'now()'} | undeclared reference to 'now'",
                "{cel: 'record.x +'} | line 1, column",
                "{cel: 'recrd.x'} | undeclared reference to 'recrd'",
                "{cel: '1 + \"a\"'} | no matching overload",
                "{from: $.x, code: {table: gbt2260, give: nome}} | its columns are code, name",
                "$..x | finds several values",
            })
    void aProblemSaysWhatAndWhatInstead(String rule, String message) {
        assertThat(catalog().mapping("fields: {f: %s}".formatted(rule)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(message));
    }

    @Test
    void aVersionThatTheSchemaLacksIsToldWithThoseItHas() {
        assertThat(catalog()
                        .flow(flow("sample", "t", "").replace("schema: any", "schema: any@2"))
                        .problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("no version 2").contains("1, 3"));
    }

    @Test
    void aSchemaOrTableThatIsBrokenRefusesTheFlowsThatUseItAndNoOther() {
        Catalog catalog = catalog()
                .schema("broken", 1, "{\"type\":\"strin\"}")
                .table("ragged", "a,b\n1\n")
                .flow(flow("good", "t.good", ""))
                .flow(flow("one", "t.one", "").replace("schema: any", "schema: broken"))
                .flow(flow("two", "t.two", "").replace("$.v", "{from: $.v, code: ragged}"))
                .compile();

        assertThat(catalog.contracts())
                .extracting(contract -> contract.definition().name().value())
                .containsExactly("good");
        assertThat(catalog.refused()).extracting(Catalog.Refused::name).containsExactly("one", "two");
        assertThat(catalog.refused().get(0).problems().get(0).message()).contains("schemas/broken.json", "strin");
        assertThat(catalog.refused().get(1).problems().get(0).message()).contains("code-tables/ragged.csv", "row 1");
    }

    @Test
    void aFileThatIsNoFlowIsRefusedUnderItsOwnName() {
        Catalog catalog = catalog().flow("flow: [").flow(flow("good", "t", "")).compile();

        assertThat(catalog.contracts()).hasSize(1);
        assertThat(catalog.refused()).extracting(Catalog.Refused::name).containsExactly("f0");
    }

    @Test
    void theStampNamesTheVersionsThatDecide() {
        ContractStamp stamp = catalog().flow(flow("sample", "t", "")).contract().stamp();

        assertThat(stamp.flow()).isEqualTo(FlowName.of("sample"));
        assertThat(stamp.flowVersion()).isEqualTo("sha256:000000000000");
        assertThat(stamp.standard()).isEqualTo("any@3");
        assertThat(stamp.accepts()).isNull();
        assertThat(stamp.digest()).matches("[0-9a-f]{12}");
    }

    @Test
    void theDigestChangesWithWhateverDecidesAndWithNothingElse() {
        String looking = flow("sample", "t", "").replace("$.v", "{from: $.v, code: gbt2260}");
        String digest = catalog().flow(looking).contract().stamp().digest();

        assertThat(catalog()
                        .table("other", "a\n1\n")
                        .flow(looking)
                        .contract()
                        .stamp()
                        .digest())
                .isEqualTo(digest);
        assertThat(catalog()
                        .table("gbt2260", DIVISIONS + "330200,宁波市\n")
                        .flow(looking)
                        .contract()
                        .stamp()
                        .digest())
                .isNotEqualTo(digest);
        assertThat(catalog().flow(looking + "# why\n").contract().stamp().digest())
                .isNotEqualTo(digest);
        assertThat(catalog()
                        .schema("any", 4, "{}")
                        .flow(looking)
                        .contract()
                        .stamp()
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void aSiteGetsItsOwnFlowsAndThoseOfEverySite() {
        SnapshotFixture catalog = catalog()
                .flow(flow("everywhere", "t.a", ""))
                .flow(flow("hangzhou", "t.b", "sites: [\"330100\"]\n"))
                .flow(flow("ningbo", "t.c", "sites: [\"330200\"]\n"));

        assertThat(catalog.compile(SiteCode.of("330100")).contracts())
                .extracting(contract -> contract.definition().name().value())
                .containsExactly("everywhere", "hangzhou");
        assertThat(catalog.compile(null).contracts()).hasSize(3);
    }

    @Test
    void aFlowOfAnotherSiteCannotHarmThisOne() {
        SnapshotFixture catalog = catalog()
                .flow(flow("wrong", "t.a", "sites: [\"330200\"]\n").replace("$.v", "$.v-w"))
                .flow(flow("right", "t.a", "sites: [\"330100\"]\n"));

        assertThat(catalog.compile(SiteCode.of("330100")).refused()).isEmpty();
        assertThat(catalog.compile(null).refused()).hasSize(1);
    }

    @Test
    void twoFlowsOfOneNameOrOnOneTopicOfASiteAreRefusedButTheFirst() {
        Catalog catalog = catalog()
                .flow(flow("first", "t.a", ""))
                .flow(flow("first", "t.b", ""))
                .flow(flow("second", "t.a", "sites: [\"330100\"]\n"))
                .flow(flow("third", "t.c", "sites: [\"330100\"]\n"))
                .flow(flow("fourth", "t.c", "sites: [\"330200\"]\n"))
                .flow(flow("fifth", "x", "").replace("topic: x", "pattern: 't\\..*'"))
                .compile();

        assertThat(catalog.contracts())
                .extracting(contract -> contract.definition().name().value())
                .containsExactly("first", "fourth", "third");
        assertThat(catalog.refused()).extracting(Catalog.Refused::name).containsExactly("first", "second", "fifth");
        assertThat(catalog.refused().get(1).problems().get(0).message()).contains("the flow first");
    }

    @Test
    void aFlowThatMasksNeedsTheGatewaysKey() {
        SnapshotFixture catalog = catalog().mapping("fields: {id: {from: $.id, mask: sm3}}");

        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.settings(StandardizationSettings.defaults()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("tributary.masking.key-file"));
    }

    @Test
    void routesAreCompiledAndRefusedLikeFlows() {
        Catalog catalog = catalog()
                .route("route: good\nsource: {topic: std.a}\ntargets:\n  - {topic: d.a, when: record.v > 1}\n")
                .route("route: bad\nsource: {topic: std.a}\ntargets:\n  - {topic: d.b}\n"
                        + "  - {topic: d.c, when: 'record.v >', select: [a, $.x.a, '$.y[0]'], key: $.k-k}\n")
                .route("route: good\nsource: {topic: std.a}\ntargets:\n  - {topic: d.d}\n")
                .compile();

        assertThat(catalog.routes())
                .extracting(route -> route.definition().name().value())
                .containsExactly("good");
        assertThat(catalog.refused()).extracting(Catalog.Refused::name).containsExactly("bad", "good");
        assertThat(catalog.refused().get(0).problems())
                .extracting(ConfigurationProblem::line, ConfigurationProblem::path)
                .containsExactly(
                        tuple(5, "targets[1].when"),
                        tuple(5, "targets[1].select[1]"),
                        tuple(5, "targets[1].select[2]"),
                        tuple(5, "targets[1].key"));
    }

    @Test
    void theRouteThatClosesACircleIsRefused() {
        Catalog catalog = catalog()
                .route("route: down\nsource: {topic: std.a}\ntargets:\n  - {topic: d.b}\n")
                .route("route: on\nsource: {topic: d.b}\ntargets:\n  - {topic: d.c}\n  - {topic: d.d}\n")
                .route("route: back\nsource: {topic: d.d}\ntargets:\n  - {topic: d.e}\n  - {topic: std.a}\n")
                .route("route: beside\nsource: {topic: std.a}\ntargets:\n  - {topic: d.d}\n")
                .compile();

        assertThat(catalog.routes())
                .extracting(route -> route.definition().name().value())
                .containsExactly("beside", "down", "on");
        assertThat(catalog.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.name()).isEqualTo("back");
            assertThat(refused.problems())
                    .extracting(ConfigurationProblem::toString)
                    .containsExactly(
                            "routes/2.yaml:5:13: targets[1].topic: records would go round for ever: d.d -> std.a"
                                    + " -> d.b (by the route down) -> d.d (by the route on); write to a topic that does not"
                                    + " lead back to d.d");
        });
    }

    @Test
    void aFieldThatTheClosedSchemaDoesNotKnowAndARequiredOneThatNoFieldMapsAreRefused() {
        SnapshotFixture catalog = new SnapshotFixture().schema("closed", 1, """
                        {"type": "object", "required": ["pm25", "city"], "additionalProperties": false,
                         "properties": {"pm25": {}, "city": {}, "note": {}}}
                        """).flow("""
                        flow: sample
                        source: {topic: ods.sample, format: json}
                        standard:
                          schema: closed@1
                          fields:
                            pm52: $.pm
                            city: $.city
                            secret: {from: $.secret, mask: drop}
                        target: {topic: std.sample}
                        """);

        assertThat(catalog.problems())
                .hasSize(2)
                .satisfiesExactly(
                        missing -> assertThat(missing.message()).contains("requires 'pm25', which no field maps"),
                        unknown -> {
                            assertThat(unknown.path()).isEqualTo("standard.fields.pm52");
                            assertThat(unknown.line()).isEqualTo(6);
                            assertThat(unknown.nearest()).isEqualTo("pm25");
                        });
    }

    @Test
    void whatAnOpenSchemaOrAReferenceMayAllowIsLeftToTheRecords() {
        for (String schema : List.of(
                "{\"properties\": {\"b\": {}}}",
                "{\"additionalProperties\": false, \"patternProperties\": {\"^a\": {}}, \"properties\": {}}",
                "{\"$ref\": \"#/definitions/d\", \"required\": [\"b\"], \"definitions\": {\"d\": {}}}")) {
            assertThat(new SnapshotFixture().schema("open", 1, schema).flow("""
                                    flow: sample
                                    source: {topic: ods.sample, format: json}
                                    standard: {schema: open@1, fields: {a: $.a}}
                                    target: {topic: std.sample}
                                    """).problems())
                    .as(schema)
                    .isEmpty();
        }
    }

    @Test
    void aLaneThatThereIsNotIsRefusedWhereTheLanesAreKnown() {
        CatalogDocument flow = new CatalogDocument("f", "1", "flows/f.yaml", """
                flow: sample
                lane: ugrent
                source: {topic: ods.sample, format: json}
                standard: {schema: any@1, fields: {a: $.a}}
                target: {topic: std.sample}
                """);
        NavigableMap<Integer, CatalogDocument> any = new TreeMap<>(
                Map.of(1, new CatalogDocument("any", "1", "schemas/any.json", SnapshotFixture.ANY_OBJECT)));
        CatalogSnapshot snapshot =
                new CatalogSnapshot("memory", List.of(flow), List.of(), Map.of("any", any), Map.of());
        StandardizationSettings settings = StandardizationSettings.defaults();

        Catalog refused =
                new ContractCompiler(settings, Set.of(LaneName.URGENT, LaneName.NORMAL)).compile(snapshot, null);

        assertThat(refused.refused().get(0).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("lane");
            assertThat(problem.nearest()).isEqualTo("urgent");
        });
        assertThat(new ContractCompiler(settings).compile(snapshot, null).refused())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.pm2_5              |
            $['pm 10']           |
            $                    |
            $.pm25               | '$.pm25' leads to no column of source.csv.columns; there are pm2_5, pm 10, tags; did you mean 'pm2_5'?
            $.properties.pm2_5   | '$.properties.pm2_5' leads to no column
            $.tags.first         | leads into the column 'tags', whose cells are texts
            $[0]                 | a row of CSV has no elements by number; name a column: pm2_5, pm 10, tags
            """)
    void aPathLeadsToAColumnOfTheRowsThatTheFlowDeclaresUnlessItIsOneOfSeveral(String path, @Nullable String told) {
        String rules = """
                a: "%1$s"
                    b: {from: [$.pm2_5, "%1$s"]}
                    c: {fields: {d: {coordinates: {longitude: "%1$s", latitude: $.tags, from: gcj-02, to: wgs-84, give: longitude}}}}
                    e: {from: $.tags, split: ",", each: {from: $.pm25}}
                """.formatted(path);
        for (String csv : List.of("{columns: [pm2_5, 'pm 10', tags]}", "{separator: ';'}")) {
            boolean isTold = told != null && csv.contains("columns");
            assertThat(new SnapshotFixture()
                            .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                            .flow("""
                                    flow: sample
                                    source: {topic: ods.sample, format: csv, csv: %s}
                                    standard:
                                      schema: any@1
                                      fields:
                                        %s
                                    target: {topic: std.sample}
                                    """.formatted(csv, rules.stripTrailing()))
                            .problems())
                    .hasSize(isTold ? 2 : 0)
                    .allSatisfy(problem -> assertThat(problem.toString()).contains(told));
        }
    }
}
