package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.error;
import static io.tributary.standardization.catalog.FieldRuleFixture.errors;
import static io.tributary.standardization.catalog.FieldRuleFixture.field;
import static io.tributary.standardization.catalog.FieldRuleFixture.problems;
import static io.tributary.standardization.catalog.FieldRuleFixture.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that make objects of fields, and what is seen of the fields within. */
class ObjectRuleTests {

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
}
