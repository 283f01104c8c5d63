package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.standardization.codec.AvroSchema;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows over Avro: where their schemas come from, and what becomes of a record whose schema cannot be had. */
class AvroFlowTests {

    private static final String RAW = """
            {"type": "record", "name": "R", "fields": [
              {"name": "code", "type": "string"}, {"name": "pm", "type": ["null", "int"]}]}""";
    private static final String VALUE = "063132330245";
    private static final String EXPECTED = "{\"code\":\"123\",\"pm\":-35%s}";

    private static SnapshotFixture flow(String source, String more) {
        return new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("raw", 1, RAW)
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: avro%s}
                        standard:
                          schema: any@1
                          fields: {code: $.code, pm: {from: $.pm, number: integer}%s}
                        target: {topic: std.sample}
                        """.formatted(source, more));
    }

    private static Outcome outcome(SnapshotFixture fixture, String hex) {
        return fixture.contract()
                .open()
                .standardize(SnapshotFixture.record(HexFormat.of().parseHex(hex)));
    }

    @Test
    void valuesOfOneSchemaCarryNoId() {
        assertThat(SnapshotFixture.value(outcome(flow(", avro: {schema: raw@1}", ""), VALUE)))
                .isEqualTo(EXPECTED.formatted(""));
    }

    @Test
    void theFlowMayGiveTheSchemasByTheirIds() {
        SnapshotFixture flow = flow(", avro: {ids: {17: raw@1}}", ", id: __schemaId__");

        assertThat(SnapshotFixture.value(outcome(flow, "0000000011" + VALUE)))
                .isEqualTo(EXPECTED.formatted(",\"id\":17"));
        Outcome.Rejected rejected = (Outcome.Rejected) outcome(flow, "0000000012" + VALUE);
        assertThat(rejected.errors().get(0).code()).isEqualTo(ErrorCode.UNKNOWN_SCHEMA_ID);
        assertThat(rejected.errors().get(0).message().english()).contains("id 18", "source.avro.ids");
    }

    @Test
    void theRegistryKnowsTheSchemasByTheirIds() {
        SnapshotFixture flow = flow("", "");
        flow.settings(StandardizationSettings.defaults().withRegisteredSchemas(id -> AvroSchema.parse(RAW)));

        assertThat(SnapshotFixture.value(outcome(flow, "0000000011" + VALUE))).isEqualTo(EXPECTED.formatted(""));
    }

    @Test
    void aSchemaThatCannotBeHadNowRefusesNoRecord() {
        SnapshotFixture flow = flow("", "");
        flow.settings(StandardizationSettings.defaults().withRegisteredSchemas(id -> {
            throw new TributaryException(FaultCode.REGISTRY_UNREACHABLE, "down");
        }));

        assertThatThrownBy(() -> outcome(flow, "0000000011" + VALUE))
                .isInstanceOf(TributaryException.class)
                .hasMessage("down");
    }

    @Test
    void withoutARegistryAFlowThatNeedsOneIsRefused() {
        assertThat(flow("", "").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("source.format", "tributary.registry.url", "source.avro.ids"));
    }

    @Test
    void aSchemaThatIsMissingOrNoAvroIsTold() {
        assertThat(flow(", avro: {schema: rwa@1}", "").problems().toString()).contains("source.avro.schema", "raw");
        assertThat(flow(", avro: {ids: {17: any@1}}", "").problems().toString())
                .contains("source.avro.ids", "not a schema of Avro");
    }

    @Test
    void theSchemasTextIsPartOfTheContractsDigest() {
        String before = flow(", avro: {schema: raw}", "").contract().stamp().digest();
        SnapshotFixture newer = flow(", avro: {schema: raw}", "").schema("raw", 2, RAW.replace("code", "kode"));

        assertThat(newer.contract().stamp().digest()).isNotEqualTo(before);
    }

    @Test
    void theValueOfAvroIsNoText() {
        assertThat(flow(", avro: {schema: raw}", ", all: __value__").problems().toString())
                .contains("a value in Avro is no text");
    }

    private static final String READING = """
            {"type": "record", "name": "Reading", "namespace": "cn.air", "fields": [
              {"name": "code", "type": "Code"}, {"name": "pm", "type": ["null", "cn.unit.Level"]}]}""";
    private static final String CODE = """
            {"type": "record", "name": "Code", "namespace": "cn.air", "fields": [{"name": "no", "type": "cn.unit.No"}]}""";
    private static final String LEVEL =
            "{\"type\": \"enum\", \"name\": \"cn.unit.Level\", \"symbols\": [\"LOW\", \"HIGH\"]}";
    private static final String NO = "{\"type\": \"fixed\", \"name\": \"cn.unit.No\", \"size\": 1}";

    private static SnapshotFixture referring(String source) {
        return new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("reading", 1, READING)
                .schema("codes", 1, CODE)
                .schema("cn.unit.Level", 1, LEVEL)
                .schema("numbers", 1, NO)
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: avro, avro: %s}
                        standard: {schema: any@1, fields: {no: $.code.no, pm: $.pm}}
                        target: {topic: std.sample}
                        """.formatted(source));
    }

    @Test
    void aSchemaMayUseTypesOfOtherSubjects() {
        assertThat(SnapshotFixture.value(outcome(referring("{schema: reading}"), "410202")))
                .isEqualTo("{\"no\":\"QQ==\",\"pm\":\"HIGH\"}");
        assertThat(SnapshotFixture.value(outcome(referring("{ids: {9: reading@1}}"), "0000000009" + "4100")))
                .isEqualTo("{\"no\":\"QQ==\",\"pm\":null}");
    }

    @Test
    void whatASchemaUsesIsPartOfTheContractsDigest() {
        String before = referring("{schema: reading}").contract().stamp().digest();

        assertThat(referring("{schema: reading}")
                        .schema("numbers", 2, NO.replace("1", "2"))
                        .contract()
                        .stamp()
                        .digest())
                .isNotEqualTo(before);
    }

    @Test
    void aTypeThatNobodyOrSeveralDefineIsTold() {
        assertThat(referring("{schema: reading}")
                        .schema("codes", 1, CODE.replace("cn.unit.No", "cn.unit.Leveel"))
                        .problems())
                .singleElement()
                .asString()
                .contains("source.avro.schema", "it uses the type 'cn.unit.Leveel'", "did you mean 'cn.unit.Level'?");
        assertThat(referring("{schema: reading}").schema("more", 1, NO).problems())
                .singleElement()
                .asString()
                .contains("'cn.unit.No', which several schemas define: more, numbers", "schemas/cn.unit.No.avsc");
        assertThat(referring("{schema: reading}").schema("cn.unit.No", 1, NO).problems())
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsToldAsTheReasonOfWhatUsesItsTypes() {
        assertThat(referring("{schema: reading}")
                        .unreadableSchema("numbers", "schemas/numbers.avsc")
                        .problems())
                .extracting(Object::toString)
                .satisfiesExactly(
                        file -> assertThat(file).isEqualTo("schemas/numbers.avsc: not UTF-8: byte 7 is 0xB8"),
                        user -> assertThat(user)
                                .contains("source.avro.schema", "it uses the type 'cn.unit.No'")
                                .contains("schemas/numbers.avsc could not be read: not UTF-8: byte 7 is 0xB8")
                                .doesNotContain("did you mean", "add the schema"));
    }

    @Test
    void theNewestVersionUsesTheNewestOfOthers() {
        SnapshotFixture flow =
                referring("{schema: reading}").schema("reading", 2, READING).schema("numbers", 2, NO.replace("1", "2"));

        assertThat(SnapshotFixture.value(outcome(flow, "41410202"))).isEqualTo("{\"no\":\"QUE=\",\"pm\":\"HIGH\"}");
    }

    @Test
    void anOlderVersionDoesNotSilentlyUseTheNewestOfOthers() {
        SnapshotFixture twoReadings = referring("{schema: reading@1}").schema("reading", 2, READING);
        assertThat(SnapshotFixture.value(outcome(twoReadings, "410202")))
                .isEqualTo("{\"no\":\"QQ==\",\"pm\":\"HIGH\"}");

        assertThat(referring("{schema: reading@1}")
                        .schema("reading", 2, READING)
                        .schema("cn.unit.Level", 2, LEVEL.replace("LOW", "NONE"))
                        .problems())
                .singleElement()
                .asString()
                .contains(
                        "source.avro.schema: reading@1 ",
                        "it uses the type 'cn.unit.Level', which cn.unit.Level defines in the versions 1, 2",
                        "write the type into it");
        assertThat(referring("{schema: reading@1}")
                        .schema("reading", 2, READING)
                        .schema("numbers", 2, NO.replace("1", "2"))
                        .problems())
                .singleElement()
                .asString()
                .contains("through codes it uses the type 'cn.unit.No', which numbers defines in the versions 1, 2")
                .contains("write the types of codes, with what they use, into it");
    }

    @Test
    void anOlderVersionMayUseATypeThatAllVersionsDefineAlike() {
        SnapshotFixture alike = referring("{schema: reading@1}")
                .schema("reading", 2, READING)
                .schema("cn.unit.Level", 2, "[" + LEVEL + ", {\"type\": \"fixed\", \"name\": \"Other\", \"size\": 1}]");
        SnapshotFixture laterOnly = referring("{schema: reading@1}")
                .schema("reading", 2, READING)
                .schema("cn.unit.Level", 1, "\"int\"")
                .schema("cn.unit.Level", 2, LEVEL);

        assertThat(SnapshotFixture.value(outcome(alike, "410202"))).isEqualTo("{\"no\":\"QQ==\",\"pm\":\"HIGH\"}");
        assertThat(SnapshotFixture.value(outcome(laterOnly, "410202"))).isEqualTo("{\"no\":\"QQ==\",\"pm\":\"HIGH\"}");
    }

    @Test
    void anOlderVersionMayHaveTheTypeWrittenIntoIt() {
        String whole = READING.replace("\"cn.unit.Level\"", LEVEL);
        SnapshotFixture flow = referring("{schema: reading@1}")
                .schema("reading", 1, whole)
                .schema("reading", 2, READING)
                .schema("cn.unit.Level", 2, LEVEL.replace("LOW", "NONE"));

        assertThat(SnapshotFixture.value(outcome(flow, "410200"))).isEqualTo("{\"no\":\"QQ==\",\"pm\":\"LOW\"}");
    }

    @Test
    void whatARegistryListsWithAnOlderVersionIsMeantToTheVersion() {
        String reading =
                "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"pm\", \"type\": \"cn.unit.Level\"}]}";
        SnapshotFixture flow = new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("levels", 1, LEVEL)
                .schema("levels", 2, LEVEL.replace("HIGH", "TOP"))
                .schema("reading", 1, reading, Map.of("cn.unit.Level", SchemaReference.parse("levels@1")))
                .schema("reading", 2, reading, Map.of("cn.unit.Level", SchemaReference.parse("levels@2")))
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: avro, avro: {ids: {1: reading@1, 2: reading@2}}}
                        standard: {schema: any@1, fields: {pm: $.pm}}
                        target: {topic: std.sample}
                        """);

        assertThat(SnapshotFixture.value(outcome(flow, "000000000102"))).isEqualTo("{\"pm\":\"HIGH\"}");
        assertThat(SnapshotFixture.value(outcome(flow, "000000000202"))).isEqualTo("{\"pm\":\"TOP\"}");
    }

    /** The flow's schema refers to a level itself, and by way of a sensor to another version of it. */
    private static SnapshotFixture twoWays(Map<String, SchemaReference> ofReading, String nameInSensor) {
        String sensor =
                "{\"type\": \"record\", \"name\": \"cn.Sensor\", \"fields\": [{\"name\": \"l\", \"type\": \"cn.unit.Level\"}]}";
        String reading = "{\"type\": \"record\", \"name\": \"R\", \"fields\": ["
                + "{\"name\": \"pm\", \"type\": \"cn.unit.Level\"}, {\"name\": \"s\", \"type\": \"cn.Sensor\"}]}";
        return new SnapshotFixture()
                .schema("any", 1, SnapshotFixture.ANY_OBJECT)
                .schema("levels", 1, LEVEL)
                .schema("levels", 2, LEVEL.replace("HIGH", "TOP"))
                .schema("sensors", 1, sensor, Map.of(nameInSensor, SchemaReference.parse("levels@2")))
                .schema("reading", 1, reading, ofReading)
                .flow("""
                        flow: sample
                        source: {topic: ods.sample, format: avro, avro: {schema: reading@1}}
                        standard: {schema: any@1, fields: {pm: $.pm, s: $.s.l}}
                        target: {topic: std.sample}
                        """);
    }

    private static Map<String, SchemaReference> references(String... namesAndSchemas) {
        Map<String, SchemaReference> references = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            references.put(namesAndSchemas[i], SchemaReference.parse(namesAndSchemas[i + 1]));
        }
        return references;
    }

    @Test
    void ofTwoVersionsUnderOneNameTheFirstCountsAsInTheProducersSerializer() {
        SnapshotFixture direct =
                twoWays(references("cn.unit.Level", "levels@1", "cn.Sensor", "sensors@1"), "cn.unit.Level");
        SnapshotFixture through =
                twoWays(references("cn.Sensor", "sensors@1", "cn.unit.Level", "levels@1"), "cn.unit.Level");

        assertThat(SnapshotFixture.value(outcome(direct, "0202"))).isEqualTo("{\"pm\":\"HIGH\",\"s\":\"HIGH\"}");
        assertThat(SnapshotFixture.value(outcome(through, "0202"))).isEqualTo("{\"pm\":\"TOP\",\"s\":\"TOP\"}");
    }

    @Test
    void twoDefinitionsOfATypeAreToldWithBothOfTheirSchemas() {
        assertThat(twoWays(references("cn.unit.Level", "levels@1", "cn.Sensor", "sensors@1"), "level")
                        .problems())
                .singleElement()
                .asString()
                .contains(
                        "levels@1 and levels@2 both define the type 'cn.unit.Level'",
                        "refer to one version of it throughout");
        assertThat(referring("{schema: reading}")
                        .schema("numbers", 1, "[" + NO + ", " + LEVEL.replace("LOW", "NONE") + "]")
                        .problems())
                .singleElement()
                .asString()
                .contains("numbers@1 and cn.unit.Level@1 both define the type 'cn.unit.Level'");
    }

    @Test
    void schemasThatNeedEachOtherAreTold() {
        assertThat(referring("{schema: reading}")
                        .schema("codes", 1, CODE.replace("cn.unit.No", "Reading"))
                        .problems())
                .singleElement()
                .asString()
                .contains("in a circle", "reading", "codes");
    }
}
