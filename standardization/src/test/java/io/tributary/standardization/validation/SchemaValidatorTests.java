package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tributary.standardization.codec.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaValidatorTests {

    private static final String READING = """
            {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
             "required": ["code", "b/c"], "additionalProperties": false,
             "properties": {
               "code": {"type": "string", "pattern": "^[0-9]{4}A$", "maxLength": 5},
               "at": {"type": "string", "format": "date-time"},
               "pm25": {"type": ["integer", "null"], "minimum": 0, "maximum": 1000},
               "level": {"enum": ["优", "良"]},
               "b/c": {"type": "array", "items": {"type": "number", "multipleOf": 0.5}, "uniqueItems": true},
               "d~e": {"properties": {"f/g": {"const": 1}}},
               "one": {"oneOf": [{"minimum": 1}, {"maximum": 3}]}
             }}""";

    private static List<SchemaViolation> violations(String schema, String document) {
        return SchemaValidator.compile(schema).validate(JsonText.parse(document));
    }

    @Test
    void whatSatisfiesTheSchemaHasNoViolation() {
        assertThat(
                        violations(
                                READING,
                                "{\"code\":\"1223A\",\"at\":\"2018-02-20T07:00:00+08:00\",\"pm25\":null,\"level\":\"优\",\"b/c\":[1,0.5]}"))
                .isEmpty();
        assertThat(violations(READING, "{\"code\":\"1223A\",\"pm25\":7,\"b/c\":[]}"))
                .isEmpty();
    }

    @Test
    void eachViolationHasItsPlaceItsKeywordAndWhatIsDemanded() {
        assertThat(violations(
                        READING,
                        "{\"code\":\"12345678\",\"at\":\"20180220\",\"pm25\":-1,\"level\":\"x\",\"b/c\":[0.25,\"s\"],"
                                + "\"d~e\":{\"f/g\":2},\"one\":2,\"new\":1}"))
                .containsExactlyInAnyOrder(
                        new SchemaViolation("/code", "pattern", "\"^[0-9]{4}A$\""),
                        new SchemaViolation("/code", "maxLength", "5"),
                        new SchemaViolation("/at", "format", "\"date-time\""),
                        new SchemaViolation("/pm25", "minimum", "0"),
                        new SchemaViolation("/level", "enum", "[\"优\",\"良\"]"),
                        new SchemaViolation("/b~1c/0", "multipleOf", "0.5"),
                        new SchemaViolation("/b~1c/1", "type", "\"number\""),
                        new SchemaViolation("/d~0e/f~1g", "const", "1"),
                        new SchemaViolation("/one", "oneOf", "[{\"minimum\":1},{\"maximum\":3}]"),
                        new SchemaViolation("/new", "additionalProperties", null));
    }

    @Test
    void aMemberThatLacksIsNamedByThePointer() {
        assertThat(violations(READING, "{}"))
                .containsExactlyInAnyOrder(
                        new SchemaViolation("/code", "required", null), new SchemaViolation("/b~1c", "required", null));
    }

    @Test
    void severalTypesAreOneDemand() {
        assertThat(violations(READING, "{\"code\":\"1223A\",\"b/c\":[],\"pm25\":\"7\"}"))
                .containsExactly(new SchemaViolation("/pm25", "type", "[\"integer\",\"null\"]"));
    }

    @Test
    void violationsNeverQuoteTheData() {
        String schema =
                "{\"properties\":{\"id\":{\"pattern\":\"^x$\",\"format\":\"email\",\"const\":\"y\",\"enum\":[1]}}}";

        assertThat(violations(schema, "{\"id\":\"330102199001011234\"}"))
                .isNotEmpty()
                .noneMatch(violation -> violation.toString().contains("330102199001011234"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"integer\"} | 1 | true",
                "{\"type\":\"integer\"} | 1.0 | false",
                "{\"type\":\"integer\"} | 123456789012345678901 | true",
                "{\"type\":\"number\"} | 123456789012345678901.5 | true",
                "{\"minimum\":9007199254740993} | 9007199254740992 | false",
                "{\"maxLength\":1} | \"😀\" | true",
                "{\"type\":\"null\"} | null | true",
                "{\"const\":null} | null | true",
                "{\"$ref\":\"#/definitions/a\",\"definitions\":{\"a\":{\"type\":\"string\"}}} | 1 | false",
                "{\"properties\":{\"a\":{\"$ref\":\"#\"}},\"required\":[\"b\"]} | {\"b\":1,\"a\":{}} | false"
            })
    void valuesKeepTheirExactWorth(String schema, String document, boolean valid) {
        assertThat(violations(schema, document).isEmpty()).isEqualTo(valid);
    }

    @Test
    void draftFourIsReadAsDraftFour() {
        String schema =
                "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"minimum\":3,\"exclusiveMinimum\":true}";

        assertThat(violations(schema, "3")).hasSize(1);
        assertThat(violations(schema, "4")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "true",
                "{\"type\":\"strin\"}",
                "{\"minimum\":\"x\"}",
                "{\"a\":1,\"a\":2}",
                "{\"$schema\":\"nonsense\"}",
                "{\"$ref\":\"#/definitions/none\"}",
                "{\"$ref\":\"http://127.0.0.1:1/s.json\"}",
                "{\"$ref\":\"classpath://META-INF/MANIFEST.MF\"}",
                "{\"$ref\":\"file:///etc/hostname\"}",
                "{\"$id\":\"http://a.example/root.json\",\"properties\":{\"x\":{\"$ref\":\"other.json\"}}}",
                "{\"pattern\":\"(?=lookahead)\"}",
                "{\"pattern\":\"[\"}",
                "{\"$ref\":\"#/definitions/a\",\"definitions\":{\"a\":{\"$ref\":\"#/definitions/a\"}}}",
                "{\"allOf\":[{\"$ref\":\"#\"}]}"
            })
    void whatIsNoUsableSchemaIsRefusedAtLoad(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaValidator.compile(text));
    }

    @Test
    void aDraftThatNobodyKnowsIsNamedWithThoseThatAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SchemaValidator.compile("{\"$schema\":\"https://json-schema.org/draft/2030-01/schema\"}"))
                .withMessageContaining("2030-01")
                .withMessageContaining("2020-12")
                .withMessageContaining("draft-07");
    }

    @Test
    void aReferenceToElsewhereIsNamedWithTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaValidator.compile("{\"$ref\":\"http://127.0.0.1:1/s.json\"}"))
                .withMessageContaining("http://127.0.0.1:1/s.json")
                .withMessageContaining("#/");
    }

    @Test
    void aSchemaThatNobodyCouldReadIsRefused() {
        String text = "{\"description\":\"" + "x".repeat(SchemaCompiler.MAX_CHARS) + "\"}";

        assertThatIllegalArgumentException().isThrownBy(() -> SchemaValidator.compile(text));
    }

    @Test
    void aPatternThatElsewhereTakesForeverIsLinear() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(violations("{\"pattern\":\"(a+)+$\"}", "\"" + "a".repeat(50_000) + "b\""))
                        .hasSize(1));
    }

    private static final String COUNTS = """
            {"$schema": "http://json-schema.org/%s/schema#", "properties": {
               "text": {"maxLength": 2.0, "minLength": 1.00},
               "list": {"items": [{"anyOf": [{"maxLength": 20e-1}]}], "maxItems": 1e0, "minItems": 0.0},
               "map": {"maxProperties": 0.1e1, "minProperties": 1.0},
               "maxLength": {"type": "string"},
               "data": {"enum": [{"maxLength": 2.0}]}, "same": {"const": {"minItems": 3.0}}},
             "definitions": {"minLength": {"maxLength": 7.0}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"draft-06", "draft-07"})
    void aCountWrittenWithAFractionIsTheWholeNumberThatItIs(String draft) {
        SchemaValidator validator = SchemaValidator.compile(COUNTS.formatted(draft));

        assertThat(validator.engine().kind()).isEqualTo(SchemaEngine.Kind.COMPILED);
        for (String good : List.of(
                "{'text': 'ab', 'list': ['ab'], 'map': {'a': 1}, 'maxLength': 'long'}",
                "{'data': {'maxLength': 2.0}, 'same': {'minItems': 3.0}}")) {
            Object tree = JsonText.parse(good.replace('\'', '"'));
            assertThat(validator.accepts(tree)).as(good).isTrue();
            assertThat(validator.validate(tree)).as(good).isEmpty();
        }
        Object bad = JsonText.parse(
                "{'text': 'abc', 'list': ['abc', 1], 'map': {}, 'data': {'maxLength': 2}}".replace('\'', '"'));
        assertThat(validator.accepts(bad)).isFalse();
        assertThat(validator.validate(bad))
                .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                .contains(
                        tuple("/text", "maxLength"),
                        tuple("/list", "maxItems"),
                        tuple("/map", "minProperties"),
                        tuple("/data", "enum"));
    }

    @Test
    void draft04TakesNoSuchCountAndIsToldWhatToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SchemaValidator.compile(COUNTS.formatted("draft-04").replace("\"same\"", "\"other\"")))
                .withMessageContaining(
                        "at '/properties/text/maxLength' stands 2.0, which is no integer in draft-04: write 2")
                .withMessageContaining("/properties/map/maxProperties")
                .withMessageContaining("/definitions/minLength/maxLength")
                .withMessageNotContaining("/enum")
                .withMessageNotContaining("/const");
    }

    @Test
    void draft04TakesWhatItNeverReads() {
        SchemaValidator validator = SchemaValidator.compile("""
                {"$schema": "http://json-schema.org/draft-04/schema#", "type": "string", "maxLength": 2,
                 "definitions": {"old": {"maxLength": 20.0}}, "x-db": {"maxLength": 50.0}}""");

        assertThat(validator.accepts("ab")).isTrue();
        assertThat(validator.accepts("abc")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "1e999999999", "\"2\""})
    void aCountThatIsNoneIsRefused(String count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaValidator.compile("{\"maxLength\": " + count + "}"));
    }

    @Test
    void whatEveritCannotQuoteIsRefusedAtLoadWhereNoPlanCouldStepIn() {
        Map<?, ?> document = (Map<?, ?>) JsonText.parse("{\"properties\": {\"x\": {\"anyOf\": [{\"not\":"
                + " {\"dependencies\": {\"a\": [\"b\"], \"c\": {\"required\": [\"d\"]}}}}, true]}}}");
        Schema unplanned = ObjectSchema.builder()
                .addPropertySchema("l", EveritModel.load(document, SchemaDraft.DRAFT_7))
                .nullable(false)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaCompiler.compiled(unplanned, document, SchemaDraft.DRAFT_7))
                .withMessageContaining("'dependencies'")
                .withMessageContaining("nullable: is no keyword of JSON Schema")
                .withMessageContaining("{\"required\": [...]}");
    }

    /** everit writes both kinds of dependencies under one name, and fails on that. */
    @Test
    void whatEveritCannotQuoteIsRefusedAtItsPlaceAllTheSame() {
        String both = "{\"dependencies\": {\"a\": [\"b\"], \"c\": {\"required\": [\"d\"]}}}";
        SchemaValidator validator = SchemaValidator.compile(
                "{\"properties\": {\"x\": {\"not\": " + both + "}, \"y\": {\"oneOf\": [" + both + ", true]}}}");

        Map<String, Object> refused = Map.of("a", 1L);
        assertThat(validator.accepts(Map.of("x", refused, "y", refused))).isTrue();
        for (String name : List.of("x", "y")) {
            Map<String, Object> bad = Map.of(name, Map.of());
            assertThat(validator.accepts(bad)).isFalse();
            assertThat(validator.validate(bad))
                    .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                    .containsExactly(tuple("/" + name, name.equals("x") ? "not" : "oneOf"));
        }
    }
}
