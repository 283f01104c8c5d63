package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.codec.RecordLayout;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No record makes a check or its report stall, whatever the schema. */
class HostileRecordTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ALTERNATIVES_AT_EACH_LEVEL = """
            {"anyOf": [
              {"type": "object", "required": ["op"], "properties": {"l": {"$ref": "#"}, "op": {"const": "+"}}},
              {"type": "object", "required": ["op"], "properties": {"l": {"$ref": "#"}, "op": {"const": "-"}}},
              {"type": "integer"}]}""";

    private static final String EACH_LEVEL_TWICE = """
            {"allOf": [
              {"properties": {"l": {"$ref": "#"}}},
              {"if": {"properties": {"l": {"$ref": "#"}}}, "then": {"maxProperties": 9}}]}""";

    private static Object nested(int depth, Object innermost) {
        Object tree = innermost;
        for (int i = 0; i < depth; i++) {
            tree = Map.of("op", "+", "l", tree);
        }
        return tree;
    }

    private static List<SchemaViolation> violationsInTime(SchemaValidator validator, Object tree) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            List<SchemaViolation> violations = validator.validate(tree);
            assertThat(validator.accepts(tree)).isEqualTo(violations.isEmpty());
            return violations;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 20, 90})
    void aRefusedRecordWhoseReportDoublesWithEachLevelGetsTheFirstPlaceAlone(int depth) {
        SchemaValidator validator = SchemaValidator.compile(ALTERNATIVES_AT_EACH_LEVEL);

        assertThat(violationsInTime(validator, nested(depth, "bad")))
                .containsExactly(new SchemaViolation("", "anyOf", null));
        assertThat(violationsInTime(validator, nested(depth, 1L))).isEmpty();
    }

    @Test
    void aRefusedRecordOfFewLevelsKeepsItsFullReport() {
        SchemaValidator validator = SchemaValidator.compile(ALTERNATIVES_AT_EACH_LEVEL);

        assertThat(violationsInTime(validator, nested(3, "bad"))).hasSizeGreaterThan(1);
    }

    @Test
    void aRecordThatTakesMoreWorkThanTheLimitIsRefusedForThat() {
        SchemaValidator validator = SchemaValidator.compile(EACH_LEVEL_TWICE);

        assertThat(violationsInTime(validator, nested(5, 1L))).isEmpty();
        assertThat(violationsInTime(validator, nested(90, 1L))).containsExactly(SchemaViolation.TOO_MUCH_WORK);
    }

    @Test
    void definitionsThatEachReferTwiceToTheNextCostNoMoreThanTheyAreMany() {
        int count = 60;
        StringBuilder schema = new StringBuilder("{\"$ref\": \"#/definitions/d0\", \"definitions\": {");
        for (int i = 0; i < count; i++) {
            schema.append(
                    "\"d%d\": {\"allOf\": [{\"$ref\": \"#/definitions/d%d\"}, {\"$ref\": \"#/definitions/d%d\"}]}, "
                            .formatted(i, i + 1, i + 1));
        }
        schema.append("\"d%d\": {\"type\": \"object\", \"required\": [\"a\"]}}}".formatted(count));
        SchemaValidator validator = SchemaValidator.compile(schema.toString());

        assertTimeoutPreemptively(PATIENCE, () -> {
            SchemaValidator bound = validator.over(RecordLayout.of(List.of("a")));
            assertThat(bound.accepts(Map.of("a", 1L))).isTrue();
            assertThat(bound.accepts(Map.of("b", 1L))).isFalse();
        });
        assertThat(violationsInTime(validator, Map.of("b", 1L)))
                .containsExactly(new SchemaViolation("/a", "required", null));
    }

    @Test
    void conditionsThatEachLeadTwiceToTheNextAreBoundToALayoutOnce() {
        int count = 40;
        StringBuilder schema = new StringBuilder("{\"$ref\": \"#/definitions/d0\", \"definitions\": {");
        for (int i = 0; i < count; i++) {
            schema.append(
                    "\"d%d\": {\"not\": {\"if\": {\"required\": [\"x\"]}, \"then\": {\"$ref\": \"#/definitions/d%d\"}, "
                            .formatted(i, i + 1));
            schema.append("\"else\": {\"$ref\": \"#/definitions/d%d\"}}}, ".formatted(i + 1));
        }
        schema.append("\"d%d\": {\"type\": \"object\"}}}".formatted(count));
        SchemaValidator validator = SchemaValidator.compile(schema.toString());

        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThat(validator.over(RecordLayout.of(List.of("a"))).accepts(Map.of("a", 1L)))
                        .isTrue());
    }

    /** All of one hash code. */
    private static List<String> collidingTexts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, 13)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .reduce("", String::concat))
                .toList();
    }

    private static List<List<Object>> hostileElements() {
        List<Object> sameDouble = new ArrayList<>();
        List<Object> integers = new ArrayList<>();
        for (int i = 0; i < 9_990; i++) {
            sameDouble.add(new BigDecimal("1.00000000000000000000" + i + "1"));
            integers.add((long) i);
        }
        List<String> texts = collidingTexts(8_000);
        return List.of(
                sameDouble,
                integers,
                new ArrayList<>(texts),
                texts.stream().<Object>map(List::of).toList(),
                texts.stream().<Object>map(text -> Map.of(text, 1L)).toList());
    }

    @Test
    void elementsChosenToLookAlikeAreToldApartInTime() {
        SchemaValidator validator = SchemaValidator.compile("{\"uniqueItems\":true}");

        hostileElements().forEach(elements -> {
            assertThat(violationsInTime(validator, elements)).isEmpty();
            List<Object> twice = new ArrayList<>(elements);
            twice.add(elements.get(0));
            assertThat(violationsInTime(validator, twice))
                    .containsExactly(new SchemaViolation("", "uniqueItems", null));
        });
    }

    @Test
    void elementsThatOnlyComparingEachWithEachTellsApartAreRefusedForTheWork() {
        SchemaValidator validator = SchemaValidator.compile("{\"uniqueItems\":true}");
        List<Object> elements = IntStream.range(0, 8_192)
                .<Object>mapToObj(i -> IntStream.range(0, 13)
                        .<Object>mapToObj(bit -> new BigDecimal((i >> bit & 1) == 0 ? "1.0" : "1.00"))
                        .toList())
                .toList();

        assertThat(violationsInTime(validator, elements)).containsExactly(SchemaViolation.TOO_MUCH_WORK);
    }

    @Test
    void alternativesThatQuoteTheirValueKeepTheReportShort() {
        SchemaValidator validator = SchemaValidator.compile("{\"items\":{\"enum\":[\"x\"]}}");

        assertThat(violationsInTime(validator, Collections.nCopies(9_000, "y".repeat(100))))
                .containsExactly(new SchemaViolation("/0", "enum", null));
    }

    /** The last element is at fault, after more of them than a full report is worth. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'} | 1 | '' | type",
                "{'minLength':2} | 'a' | '' | minLength",
                "{'maxLength':2} | 'abc' | '' | maxLength",
                "{'pattern':'^a','format':'date'} | 'b' | '' | pattern",
                "{'pattern':'^a','format':'date'} | 'a' | '' | format",
                "{'type':'integer'} | 1.5 | '' | type",
                "{'type':'number'} | true | '' | type",
                "{'minimum':2} | 1 | '' | minimum",
                "{'exclusiveMaximum':2} | 2 | '' | maximum",
                "{'multipleOf':2} | 3 | '' | multipleOf",
                "{'type':'boolean'} | 3 | '' | type",
                "{'type':'null'} | 3 | '' | type",
                "{'const':3} | 4 | '' | const",
                "{'not':{'type':'integer'}} | 4 | '' | not",
                "{'oneOf':[{'minimum':1},{'minimum':2}]} | 4 | '' | oneOf",
                "{'allOf':[{'minimum':1},{'maximum':2}]} | 4 | '' | maximum",
                "{'if':{'type':'integer'},'then':{'maximum':2}} | 4 | '' | maximum",
                "{'type':'object'} | 4 | '' | type",
                "{'required':['a/b']} | {} | '/a~1b' | required",
                "{'minProperties':1} | {} | '' | minProperties",
                "{'maxProperties':1} | {'a':1,'b':1} | '' | maxProperties",
                "{'properties':{'a':{'minimum':2}}} | {'a':1} | '/a' | minimum",
                "{'patternProperties':{'^a':{'minimum':2}}} | {'ab':1} | '/ab' | minimum",
                "{'additionalProperties':false} | {'a':1} | '/a' | additionalProperties",
                "{'additionalProperties':{'minimum':2}} | {'a':1} | '/a' | minimum",
                "{'propertyNames':{'maxLength':1}} | {'ab':1} | '/ab' | propertyNames",
                "{'dependencies':{'a':['b']}} | {'a':1} | '' | dependencies",
                "{'type':'array'} | 1 | '' | type",
                "{'minItems':1} | [] | '' | minItems",
                "{'maxItems':1} | [1,2] | '' | maxItems",
                "{'items':{'minimum':2}} | [2,1] | '/1' | minimum",
                "{'contains':{'minimum':2}} | [1] | '' | contains",
                "{'uniqueItems':true} | [1,1] | '' | uniqueItems"
            })
    void aShortReportTellsPlaceAndKeyword(String schema, String value, String pointer, String keyword) {
        SchemaValidator validator = SchemaValidator.compile(
                "{\"properties\":{\"many\":{\"items\":{\"type\":\"integer\"}},\"one\":%s}}".formatted(json(schema)));
        Object tree = Map.of("many", Collections.nCopies(30_000, 1L), "one", JsonText.parse(json(value)));

        assertThat(violationsInTime(validator, tree))
                .containsExactly(new SchemaViolation("/one" + pointer.replace("'", ""), keyword, null));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
