package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tributary.standardization.codec.JsonText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No record stalls a lane where a library alone checks it: its work is limited by counts, never by a clock. */
class UnplannedHostileRecordTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DRAFT_2020 = "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", ";
    private static final String DRAFT_2019 = "{\"$schema\": \"https://json-schema.org/draft/2019-09/schema\", ";

    private static Object nested(int depth, Object innermost) {
        Object tree = innermost;
        for (int i = 0; i < depth; i++) {
            tree = Map.of("op", "+", "l", tree);
        }
        return tree;
    }

    /** All of one hash code. */
    private static List<Object> collidingTexts(int count) {
        return IntStream.range(0, count)
                .<Object>mapToObj(number -> {
                    StringBuilder text = new StringBuilder();
                    for (int bit = 0; bit < 13; bit++) {
                        text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
                    }
                    return text.toString();
                })
                .toList();
    }

    private static List<SchemaViolation> violationsInTime(SchemaValidator validator, Object tree) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            List<SchemaViolation> violations = validator.validate(tree);
            assertThat(validator.accepts(tree)).isEqualTo(violations.isEmpty());
            assertThat(validator.validate(tree)).isEqualTo(violations);
            return violations;
        });
    }

    @ParameterizedTest(name = "{1} in a schema that starts with {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                DRAFT_2020
                        + "| \"anyOf\": [{\"type\": \"object\", \"properties\": {\"l\": {\"$ref\": \"#\"}}, \"required\": [\"l\"]},"
                        + " {\"type\": \"object\", \"properties\": {\"l\": {\"$ref\": \"#\"}}, \"required\": [\"op\"]}, {\"type\": \"integer\"}]}",
                DRAFT_2020 + "| \"allOf\": [{\"properties\": {\"l\": {\"$ref\": \"#\"}}},"
                        + " {\"if\": {\"properties\": {\"l\": {\"$ref\": \"#\"}}}, \"then\": {\"maxProperties\": 9}}]}",
                DRAFT_2020
                        + "| \"$dynamicAnchor\": \"n\", \"oneOf\": [{\"additionalProperties\": {\"$dynamicRef\": \"#n\"}},"
                        + " {\"additionalProperties\": {\"$dynamicRef\": \"#n\"}, \"maxProperties\": 1}]}",
                DRAFT_2019 + "| \"$recursiveAnchor\": true, \"not\": {\"additionalProperties\": {\"not\": {\"allOf\":"
                        + " [{\"$recursiveRef\": \"#\"}, {\"$recursiveRef\": \"#\"}]}}}}",
                DRAFT_2019 + "| \"allOf\": [{\"properties\": {\"l\": {\"$ref\": \"#\"}}},"
                        + " {\"unevaluatedProperties\": {\"$ref\": \"#\"}}, {\"dependentSchemas\": {\"op\": {\"properties\":"
                        + " {\"l\": {\"$ref\": \"#\"}}}}}]}"
            })
    void aSchemaWhoseWorkDoublesWithEachLevelIsGivenUp(String draft, String rest) {
        SchemaValidator validator = SchemaValidator.compile(draft + rest);

        assertThat(violationsInTime(validator, nested(3, 1L))).doesNotContain(SchemaViolation.TOO_MUCH_WORK);
        assertThat(violationsInTime(validator, nested(90, "bad"))).containsExactly(SchemaViolation.TOO_MUCH_WORK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pattern\": \"(x+x+)+y\"",
                "\"minLength\": 3",
                "\"const\": \"x\"",
                "\"enum\": [\"x\", \"y\"]",
                "\"format\": \"email\""
            })
    void aLongTextIsNotLookedAtManyTimes(String keyword) {
        // Given: 2 to the 14th looks at a text of a megabyte
        String schema = DRAFT_2020
                + "\"allOf\": [{\"properties\": {\"l\": {\"$ref\": \"#\"}}}, {\"properties\": {\"l\": {\"$ref\":"
                + " \"#\"}}}, {\"if\": {\"type\": \"string\"}, \"then\": {" + keyword + "}}]}";
        SchemaValidator validator = SchemaValidator.compile(schema);

        // When, Then
        assertThat(violationsInTime(validator, nested(14, "x".repeat(1 << 20))))
                .containsExactly(SchemaViolation.TOO_MUCH_WORK);
        assertThat(violationsInTime(validator, "x".repeat(1 << 20))).doesNotContain(SchemaViolation.TOO_MUCH_WORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {DRAFT_2020, DRAFT_2019})
    void elementsOfOneHashAreToldApartInTime(String draft) {
        SchemaValidator validator = SchemaValidator.compile(draft + "\"uniqueItems\": true}");
        List<Object> texts = collidingTexts(8_000);
        List<Object> arrays = new ArrayList<>();
        texts.forEach(text -> arrays.add(List.of(text)));

        assertThat(violationsInTime(validator, texts)).isEmpty();
        assertThat(violationsInTime(validator, arrays)).isEmpty();
        List<Object> twice = new ArrayList<>(texts);
        twice.add(texts.get(0));
        assertThat(violationsInTime(validator, twice)).containsExactly(new SchemaViolation("", "uniqueItems", "true"));
    }

    @Test
    void elementsAreEqualByWorthWhateverTheirForm() {
        SchemaValidator validator = SchemaValidator.compile(DRAFT_2020 + "\"uniqueItems\": true}");

        for (List<?> equal : List.of(
                List.of(1L, new BigDecimal("1.0")),
                List.of(0L, new BigDecimal("0.00")),
                List.of(Map.of("a", 1L, "b", 2L), Map.of("b", new BigDecimal("2.0"), "a", 1L)))) {
            assertThat(validator.accepts(equal)).as(equal.toString()).isFalse();
        }
        for (List<?> distinct : List.of(
                List.of(1L, true),
                List.of("1", 1L),
                List.of(List.of("a", "b"), List.of("a,b")),
                List.of(List.of(1L, 2L), List.of(12L)),
                List.of(Map.of("a", "b"), List.of("a", "b")),
                List.of("", List.of()))) {
            assertThat(validator.accepts(distinct)).as(distinct.toString()).isTrue();
        }
    }

    @Test
    void aRecordAtEveryLimitOfSizeIsCheckedWhole() {
        SchemaValidator validator = SchemaValidator.compile(
                DRAFT_2020
                        + "\"items\": {\"type\": \"integer\", \"minimum\": 0, \"maximum\": 99999, \"multipleOf\": 1}, \"uniqueItems\": true}");

        assertThat(violationsInTime(
                        validator, LongStream.range(0, 10_000).boxed().toList()))
                .isEmpty();
    }

    @Test
    void patternsThatOnlyRe2KnowsArePartOfThePlan() {
        SchemaValidator validator = SchemaValidator.compile(
                "{\"patternProperties\": {\"^(?P<first>a)\": {\"type\": \"integer\"}}, \"properties\": {\"s\": {\"pattern\":"
                        + " \"^(?P<x>[0-9])$\"}}, \"additionalProperties\": false}");

        assertThat(validator.engine().kind()).isEqualTo(SchemaEngine.Kind.COMPILED);
        assertThat(validator.accepts(Map.of("ab", 1L, "s", "7"))).isTrue();
        assertThat(violationsInTime(validator, Map.of("ab", "x"))).hasSize(1);
        assertThat(violationsInTime(validator, Map.of("s", "77")))
                .containsExactly(new SchemaViolation("/s", "pattern", "\"^(?P<x>[0-9])$\""));
        assertThat(violationsInTime(validator, Map.of("b", 1L))).hasSize(1);
    }

    @Test
    void whatEveritAloneWouldDoIsCountedBeforeItDoesIt() {
        // Given
        String text =
                "{\"allOf\": [{\"properties\": {\"l\": {\"$ref\": \"#\"}}}, {\"properties\": {\"l\": {\"$ref\": \"#\"}}}]}";
        Map<?, ?> document = (Map<?, ?>) JsonText.parse(text);
        Schema inner = EveritModel.load(document, SchemaDraft.DRAFT_7);
        Schema schema = ObjectSchema.builder()
                .addPropertySchema("l", inner)
                .nullable(false)
                .build();
        PlanCompiler compiler = new PlanCompiler();
        Check plan = compiler.compile(schema);
        assertThat(compiler.uncovered()).containsExactly("nullable: is no keyword of JSON Schema");

        // When
        SchemaValidator validator = new EveritSchemaValidator(
                schema, document, new SchemaEngine(SchemaEngine.Kind.EVERIT, "draft-07", compiler.uncovered()), plan);

        // Then
        assertThat(violationsInTime(validator, nested(5, 1L))).isEmpty();
        assertThat(violationsInTime(validator, nested(90, 1L))).containsExactly(SchemaViolation.TOO_MUCH_WORK);
    }
}
